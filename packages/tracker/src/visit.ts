import type { EndReason } from './types.ts'

/** What the tabs of a site know of their visitor, as it is stored. Instants and lengths in milliseconds. */
export interface Visit {
  visitorId: string
  userId?: string | undefined
  /** The session that stands; what follows belongs to it. */
  sessionId?: string | undefined
  startedAt: number
  /** The last event or sign of life. */
  lastAt: number
  /** How long somebody was active in it. */
  engagedMs: number
  section?: string | undefined
  /** The metadata that the server has of it, as JSON text. */
  metadata?: string | undefined
}

/** When a session is over, in milliseconds. */
export interface SessionLimits {
  readonly inactivityMs: number
  readonly lengthMaxMs: number
}

/**
 * Why the standing session is over at a time; undefined where it goes on. A clock that was set back by more than the
 * inactivity ends it too, or the session would last until the clock has caught up.
 */
export function whyOver(
  visit: Visit,
  at: number,
  { inactivityMs, lengthMaxMs }: SessionLimits,
): EndReason | undefined {
  if (Math.abs(at - visit.lastAt) > inactivityMs) return 'timeout'
  return at - visit.startedAt > lengthMaxMs ? 'max_length' : undefined
}

/** Begins a session. */
export function openSession(visit: Visit, sessionId: string, at: number): void {
  forgetSession(visit)
  Object.assign(visit, { sessionId, startedAt: at, lastAt: at })
}

/** Leaves the visitor without a session. */
export function forgetSession(visit: Visit): void {
  Object.assign(visit, {
    sessionId: undefined,
    startedAt: 0,
    lastAt: 0,
    engagedMs: 0,
    section: undefined,
    metadata: undefined,
  })
}
