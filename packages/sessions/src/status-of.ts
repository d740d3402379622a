import { type EndReason, type SessionStatus, sessionLengthMaxMs, sessionTimeoutMs } from '@sojourn/contract'
import type { Session } from './types.ts'

/** What the clock adds to a session. Unix milliseconds. */
export interface Clock {
  readonly now: number
  /** The last sign of life that was no event: a heartbeat. */
  readonly lastSeenAt?: number
}

/** The status of a session and, where it is over, why and since when (unix milliseconds). */
export interface Standing {
  readonly status: SessionStatus
  readonly endReason: EndReason | null
  readonly endedAt: number | null
}

/**
 * Whether a session is active, completed or expired now: completed where somebody ended it, active where it was heard from
 * within 30 minutes, else expired, at its last sign of life. It expired by `max_length` where its last event came so
 * late that 24 hours, not silence, ended it.
 */
export function statusOf(session: Session, { now, lastSeenAt }: Clock): Standing {
  if (session.endedAt !== null)
    return { status: 'completed', endReason: session.endReason || 'end', endedAt: session.endedAt }
  const heardAt = Math.max(session.lastEventAt, lastSeenAt ?? session.lastEventAt)
  if (heardAt + sessionTimeoutMs > now) return { status: 'active', endReason: null, endedAt: null }
  const isFullLength = session.lastEventAt - session.startedAt >= sessionLengthMaxMs - sessionTimeoutMs
  return { status: 'expired', endReason: isFullLength ? 'max_length' : 'timeout', endedAt: heardAt }
}
