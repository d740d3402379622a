import type { SessionAnswer } from '@sojourn/contract'
import { presentSession } from '@sojourn/sessions'
import type { StandingSession } from '../collect/types.ts'

/** A session as it is answered at an instant. */
export const presentStanding = (
  { session, lastSeenAt, userId }: StandingSession,
  now: number,
): SessionAnswer => presentSession(session, { now, lastSeenAt, userId })
