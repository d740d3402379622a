import { startOfDay } from './start-of-day.ts'
import { wallClock } from './wall-clock.ts'

/** Unix milliseconds, half-open. */
interface Span {
  readonly from: number
  readonly to: number
}

const dayMs = 86_400_000

/**
 * The span before a span, as long as it is. One that begins with a day of the time zone is moved by calendar days, as many
 * as it touches: the last seven days up to ten past nine are compared with the seven before up to ten past nine, also
 * where clocks changed meanwhile.
 */
export function previousPeriod({ from, to }: Span, timezone: string): Span {
  if (startOfDay(from, timezone) !== from) return { from: from - (to - from), to: from }
  const dayOf = (at: number) => Math.floor(wallClock(at, timezone) / dayMs)
  const days = -(dayOf(to - 1) - dayOf(from) + 1)
  const lastDay = startOfDay(to, timezone)
  const end = startOfDay(to, timezone, { days }) + (to - lastDay)
  return { from: startOfDay(from, timezone, { days }), to: Math.min(end, from) }
}
