import { hash64, type SessionEvent } from '@sojourn/sessions'

/** Events of one session, or of a person's sessions, in their order. */
export const inOrder = (events: readonly SessionEvent[]): SessionEvent[] =>
  [...events].sort(
    (a, b) =>
      a.timestamp - b.timestamp ||
      compare(hash64(a.sessionId), hash64(b.sessionId)) ||
      a.sequence - b.sequence ||
      compare(a.eventId, b.eventId),
  )

const compare = <T>(one: T, other: T): number => (one < other ? -1 : one > other ? 1 : 0)
