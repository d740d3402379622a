import type { Session } from '@sojourn/sessions'

/** A session as the store holds it: the fold, and what the fold cannot know. */
export interface StoredSession {
  readonly session: Session
  /** As in StoredEvent. */
  readonly visitKey: string
  /** Own user, else the one that the visitor was first identified as; empty where nobody is known. */
  readonly userId: string
  /** Last event or heartbeat, in unix milliseconds. */
  readonly lastSeenAt: number
}
