import type { Site } from '@sojourn/catalog'
import type { EndReason } from '@sojourn/contract'
import type { EnrichedEvent, SessionChangeBody } from '@sojourn/sessions'

/** An event that was let in, and the session that its sender named; empty where the sender named none. */
export interface AdmittedEvent {
  readonly event: EnrichedEvent
  readonly sessionId: string
}

/** One request's part of a flush. */
export type Work = {
  readonly site: Site
  readonly receivedAt: number
  /** The user whose token was sent, and whose sessions alone it may touch; null: not bound to one. */
  readonly ownUserId: string | null
} & (
  | { readonly kind: 'events'; readonly events: readonly AdmittedEvent[] }
  | ({ readonly sessionId: string } & SessionWork)
)

/** What is said of one session. */
export type SessionWork =
  | { readonly kind: 'open'; readonly body: Extract<SessionChangeBody, { kind: 'opened' }> }
  | { readonly kind: 'patch'; readonly body: Extract<SessionChangeBody, { kind: 'patched' }> }
  | { readonly kind: 'end'; readonly at: number; readonly reason: EndReason }
  | { readonly kind: 'heartbeat'; readonly at: number; readonly section: string }

/** How many events a work counts for. */
export const weigh = (work: Work): number => (work.kind === 'events' ? work.events.length : 1)
