import { defineQuery, type SessionKey, type Warehouse } from '@sojourn/warehouse'
import sql from './shared-events.sql?raw'

/** Two visits of one visitor that hold the same events. */
export interface HalfMovedVisits {
  readonly siteId: string
  /** The one with the earlier anchor first. */
  readonly first: SessionKey
  readonly second: SessionKey
  readonly events: number
  /** Times of the first and last event that both hold, in unix milliseconds. */
  readonly firstAt: number
  readonly lastAt: number
}

interface SharedEvent {
  readonly siteId: string
  readonly at: number
  readonly sessions: [sessionAt: number, sessionId: string][]
}

const sharedEvents = defineQuery<
  { sites: string[]; from: number; to: number; bucket: number; buckets: number },
  SharedEvent
>({
  name: 'shared-events',
  sql,
  read: ([siteId, , at, sessions]) => ({
    siteId: siteId as string,
    at: at as number,
    sessions: sessions as SharedEvent['sessions'],
  }),
})

/** Events whose hashes one question holds: some 100 MB. */
const eventsAtOnce = 2_000_000
/** Both visits of a move lie within a day of each other. */
const marginSeconds = 2 * 86_400
const endOfTime = 2 ** 32 - 1

/**
 * Visits of one visitor that hold the same event, same id and same time: their move was not finished. The same id at
 * another time is no move, but a sender that used it twice.
 */
export async function findHalfMoved(
  warehouse: Warehouse,
  range: { sites: string[]; from: number; to: number; events: number },
): Promise<HalfMovedVisits[]> {
  const from = Math.max(0, range.from - marginSeconds)
  const to = Math.min(endOfTime, range.to + marginSeconds)
  const buckets = Math.max(1, Math.ceil(range.events / eventsAtOnce))
  const pairs = new Map<string, HalfMovedVisits>()
  for (let bucket = 0; bucket < buckets; bucket++) {
    const shared = await sharedEvents(warehouse, { sites: range.sites, from, to, bucket, buckets })
    for (const { siteId, at, sessions } of shared) {
      const [first, second] = sessions.map(([sessionAt, sessionId]) => ({ siteId, sessionAt, sessionId }))
      if (!first || !second) continue
      const key = `${siteId} ${first.sessionId} ${second.sessionId}`
      const pair = pairs.get(key) ?? { siteId, first, second, events: 0, firstAt: at, lastAt: at }
      pairs.set(key, {
        ...pair,
        events: pair.events + 1,
        firstAt: Math.min(pair.firstAt, at),
        lastAt: Math.max(pair.lastAt, at),
      })
    }
  }
  return [...pairs.values()]
}
