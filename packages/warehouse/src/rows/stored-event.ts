import type { SessionEvent } from '@sojourn/sessions'

/** An event as the store holds it. */
export interface StoredEvent extends SessionEvent {
  /** Whose inactivity made the session (`v:` visitor or `u:` user); empty where the sender named the session. */
  readonly visitKey: string
}
