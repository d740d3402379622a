import { startOfDay } from './start-of-day.ts'
import { wallClock } from './wall-clock.ts'

/** The lengths into which a series is cut. Weeks begin on Monday. */
export const intervals = ['hour', 'day', 'week', 'month'] as const
export type Interval = (typeof intervals)[number]

/** Unix milliseconds, half-open. */
interface Span {
  readonly from: number
  readonly to: number
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/**
 * Where the intervals of a span begin, in order, in unix milliseconds: the first is the one that `from` falls into, and
 * begins at or before it.
 *
 * An hour begins where the clock of the time zone shows a full hour or jumps into another one. Where clocks change by half
 * an hour (Lord Howe), one hour of the year is thirty minutes long and one ninety.
 */
export function intervalStarts({ from, to }: Span, interval: Interval, timezone: string): number[] {
  let start = startOf(from, interval, timezone)
  const starts = [start]
  for (;;) {
    start = next(start, interval, timezone)
    if (start >= to) return starts
    starts.push(start)
  }
}

function startOf(at: number, interval: Interval, timezone: string): number {
  if (interval === 'hour') return startOfHour(at, timezone)
  const today = new Date(wallClock(at, timezone))
  if (interval === 'week') return startOfDay(at, timezone, { days: -((today.getUTCDay() + 6) % 7) })
  return startOfDay(at, timezone, { days: interval === 'month' ? 1 - today.getUTCDate() : 0 })
}

function next(start: number, interval: Interval, timezone: string): number {
  switch (interval) {
    case 'hour':
      return nextHour(start, timezone)
    case 'day':
      return startOfDay(start, timezone, { days: 1 })
    case 'week':
      return startOfDay(start, timezone, { days: 7 })
    case 'month':
      return startOfDay(start, timezone, { months: 1 })
  }
}

const offsetAt = (at: number, timezone: string): number =>
  wallClock(at, timezone) - Math.floor(at / 1000) * 1000

function startOfHour(at: number, timezone: string): number {
  let start = at - 2 * hourMs
  for (let following = nextHour(start, timezone); following <= at; following = nextHour(start, timezone)) {
    start = following
  }
  return start
}

/** The first instant after `at` at which an hour begins. */
function nextHour(at: number, timezone: string): number {
  const wall = wallClock(at, timezone)
  const full = Math.floor(at / 1000) * 1000 + hourMs - (wall % hourMs)
  if (offsetAt(full, timezone) === offsetAt(at, timezone)) return full
  const change = changeBetween(at, full, timezone)
  const after = wallClock(change, timezone)
  const isNewHour = Math.floor(after / hourMs) !== Math.floor(wall / hourMs)
  return after % hourMs === 0 || isNewHour ? change : nextHour(change, timezone)
}

/** The first whole minute from which on another offset holds. */
function changeBetween(before: number, after: number, timezone: string): number {
  const offset = offsetAt(before, timezone)
  let [low, high] = [Math.floor(before / minuteMs), Math.ceil(after / minuteMs)]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(middle * minuteMs, timezone) === offset) low = middle
    else high = middle
  }
  return high * minuteMs
}

/** More intervals than this are more than anybody can look at. */
export const intervalsMax = 5000

/** About how many intervals a span has, without counting them. */
export const countIntervals = ({ from, to }: Span, interval: Interval): number =>
  (to - from) / { hour: hourMs, day: dayMs, week: 7 * dayMs, month: 30 * dayMs }[interval]
