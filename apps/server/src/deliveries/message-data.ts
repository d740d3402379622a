import { presentEvent } from '@sojourn/sessions'
import type { SessionKey } from '@sojourn/warehouse'
import { presentStanding } from '../present/present-standing.ts'
import type { Reads } from '../reads.ts'

/** What a message about a session or an event keeps until it is sent: which it is. */
export interface Subject extends SessionKey {
  readonly eventId?: string
  /** Of the event, in unix milliseconds. */
  readonly timestamp?: number
  /** The one that the person of the session entered. */
  readonly segment?: { readonly segmentId: string; readonly name: string }
}

type SessionReads = Pick<Reads, 'session' | 'sessionEvents'>

/** Events of one millisecond that are looked through. */
const eventsMax = 1000

/**
 * What a message tells of its subject now; undefined where that is gone, because whoever it was about was erased. A visit
 * that became part of another is found there.
 */
export async function dataOfSubject(
  reads: SessionReads,
  subject: Subject,
  now: number,
): Promise<Record<string, unknown> | undefined> {
  const { siteId, sessionId, eventId, timestamp = 0, segment } = subject
  const standing = await reads.session([siteId], sessionId)
  if (!standing) return undefined
  if (eventId === undefined) {
    const session = presentStanding(standing, now)
    if (!segment) return { siteId, session }
    return { siteId, segment, userId: session.userId, visitorId: session.visitorId, session }
  }
  const before = { timestamp: timestamp - 1, sequence: Number.MAX_SAFE_INTEGER, eventId: '', step: 0 }
  const { events } = await reads.sessionEvents(standing.session, { after: before, limit: eventsMax })
  const event = events.find((one) => one.eventId === eventId)
  if (!event) return undefined
  const { step: _step, ...shown } = presentEvent(event, 0)
  return { siteId, event: shown }
}
