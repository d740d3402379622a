const dayMs = 86_400_000

/**
 * Whether the last of some intervals is not over: its figures will still grow.
 * @param times where the intervals begin, ISO 8601, in order
 * @param now Unix milliseconds
 */
export function isStillRunning(times: readonly string[], now: number): boolean {
  const [before, last] = times.slice(-2).map((time) => Date.parse(time))
  if (before === undefined || last === undefined) return false
  const length = last - before
  // Months are not all as long as the one before.
  return last + (length > 20 * dayMs ? 31 * dayMs : length) > now
}
