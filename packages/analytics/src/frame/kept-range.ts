import type { TimeRange } from '@sojourn/warehouse'
import type { Frame } from './frame.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Sessions have come to rest so long after they began: none is longer than a day. */
const restlessMs = 25 * hourMs

/** Where the last whole day ended of which all sessions have come to rest. */
export const atRest = (now: number): number => Math.floor((now - restlessMs) / dayMs) * dayMs

/** Where time zones have their hours: a range that begins or ends there is asked again as it is, others never are. */
const alignedMs = 15 * 60_000

/** What is left beside shorter ones would be most of the range. */
const shortestMs = 7 * dayMs

/**
 * The part of a frame's range of which answers are kept, since nothing happens in it any more but for what arrives late: up
 * to the last whole day that has come to rest. Undefined where there is none, and where days do not tell by themselves which
 * of their sessions are chosen: traits and segments ask what else a person did, and a status depends on the clock.
 */
export function keptRange({ from, to, now, filters, segment }: Frame): TimeRange | undefined {
  if (segment || filters.some(({ property }) => property === 'status' || property.startsWith('trait:')))
    return
  const last = atRest(now)
  const kept = {
    from: from % alignedMs === 0 ? from : Math.ceil(from / dayMs) * dayMs,
    to: to <= last && to % alignedMs === 0 ? to : Math.floor(Math.min(to, last) / dayMs) * dayMs,
  }
  return kept.to - kept.from < shortestMs ? undefined : kept
}
