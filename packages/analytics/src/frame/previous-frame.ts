import { previousPeriod } from '../calendar/previous-period.ts'
import type { Frame } from './frame.ts'

const minuteMs = 60_000

/**
 * The same question about the period before, or undefined where the range has no beginning. What is still to come is not
 * compared: a range that reaches beyond the present minute is taken up to its end.
 */
export function previousFrame(frame: Frame): Frame | undefined {
  const { from, to, timezone, now } = frame
  if (from <= 0) return undefined
  const present = Math.floor(now / minuteMs + 1) * minuteMs
  const end = from < present ? Math.min(to, present) : to
  return {
    ...frame,
    span: undefined,
    until: undefined,
    cut: undefined,
    ...previousPeriod({ from, to: end }, timezone),
  }
}
