import { hash64 } from './hash64.ts'
import { sortableId } from './sortable-id.ts'

/** The millisecond that the last id of {@link orderedId} was made in, and how far it counted. */
let last = { at: Number.NEGATIVE_INFINITY, count: 0 }

/**
 * An id whose leading random bits count on within a millisecond (RFC 9562, section 6.2, method 1): what has the same
 * time is ordered by id, and should stand in the order it came in.
 */
function orderedId(prefix: string, now: number): string {
  const [seed, middle, low] = chance()
  last = now === last.at ? { at: now, count: last.count + 1 } : { at: now, count: seed % 0x200000 }
  return prefix + sortableId(now, last.count >>> 10, ((last.count & 0x3ff) << 20) | (middle >>> 12), low)
}

/** Random words, drawn many at a time: a draw costs more than an id. */
const pool = new Uint32Array(768)
let drawn = pool.length

function chance(): [number, number, number] {
  if (drawn === pool.length) {
    crypto.getRandomValues(pool)
    drawn = 0
  }
  drawn += 3
  return [pool[drawn - 3] ?? 0, pool[drawn - 2] ?? 0, pool[drawn - 1] ?? 0]
}

/** The id of an event whose sender gave none. `now` in unix milliseconds. */
export const newEventId = (now: number): string => orderedId('evt_', now)

/** The id of a change of a session. `now` in unix milliseconds. */
export const newChangeId = (now: number): string => orderedId('chg_', now)

/** The id of a session whose sender gave none. `at`, when it began, in unix milliseconds. */
export const newSessionId = (at: number): string => `sess_${sortableId(at, ...chance())}`

/**
 * The id of the session that an event would open for its visitor: the same again for the same event, so that a batch
 * sent twice makes one session. `at`, the event's time, in unix milliseconds.
 */
export function visitSessionId(siteId: string, visitorKey: string, eventId: string, at: number): string {
  const name = JSON.stringify([siteId, visitorKey, eventId])
  const one = hash64(name)
  const other = Number(hash64(`${name}\n`) & 0xfffn)
  return `sess_${sortableId(at, other, Number(one >> 34n), Number(one & 0xffffffffn))}`
}
