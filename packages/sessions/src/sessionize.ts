import { sessionLengthMaxMs, sessionTimeoutMs } from '@sojourn/contract'

/**
 * The definition of visits: for each time of a visitor's events (unix milliseconds, sorted), the index of its visit.
 * A new visit begins where the gap is more than 30 minutes, or where the event lies more than 24 hours after the first
 * of its visit.
 */
export function sessionize(times: readonly number[]): number[] {
  let visit = -1
  let startedAt = 0
  let previousAt = Number.NEGATIVE_INFINITY
  return times.map((at) => {
    if (at - previousAt > sessionTimeoutMs || at - startedAt > sessionLengthMaxMs) {
      visit += 1
      startedAt = at
    }
    previousAt = at
    return visit
  })
}
