import { wallClock } from './wall-clock.ts'

const dayMs = 86_400_000

/**
 * The first instant of a day in a time zone, in unix milliseconds: of the day on which `at` falls, moved by calendar days
 * and months. Where daylight saving skips midnight, the day begins at the first moment that exists.
 */
export function startOfDay(
  at: number,
  timezone: string,
  move: { days?: number; months?: number } = {},
): number {
  const today = new Date(wallClock(at, timezone))
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth() + (move.months ?? 0)]
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const midnight = Date.UTC(year, month, Math.min(today.getUTCDate(), lastOfMonth) + (move.days ?? 0))
  // Offsets lie within a day of UTC and clocks change at whole minutes: the first minute that has reached the day.
  let [before, reached] = [midnight - dayMs, midnight + dayMs]
  while (reached - before > 60_000) {
    const middle = before + Math.floor((reached - before) / 120_000) * 60_000
    if (wallClock(middle, timezone) >= midnight) reached = middle
    else before = middle
  }
  return reached
}
