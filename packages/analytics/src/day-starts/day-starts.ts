import { intervalStarts } from '../calendar/interval-starts.ts'
import { wallClock } from '../calendar/wall-clock.ts'

/** A day of a time zone. */
export interface DayStart {
  /** `2026-03-08` */
  readonly day: string
  /** Its first instant, in unix milliseconds. */
  readonly at: number
}

/** The days that a span (unix milliseconds, half-open) touches in a time zone, in order. */
export const dayStarts = (
  span: { readonly from: number; readonly to: number },
  timezone: string,
): DayStart[] =>
  intervalStarts(span, 'day', timezone).map((at) => ({
    day: new Date(wallClock(at, timezone)).toISOString().slice(0, 10),
    at,
  }))
