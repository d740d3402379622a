import type { EventOutcome } from './types.ts'
import type { AdmittedEvent } from './work.ts'

/** What the sender of a sign of life is told: taken, and no event. */
export const outcomeOfLife = ({ event, sessionId }: AdmittedEvent): EventOutcome => ({
  status: 'accepted',
  eventId: event.eventId,
  sessionId: sessionId || null,
})
