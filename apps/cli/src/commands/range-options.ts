import { parseInstant } from '@sojourn/contract'
import type { Command } from 'commander'
import { UsageError } from '../usage-error.ts'

/** A range of time as its user writes it. */
export interface RangeOptions {
  readonly from?: string
  readonly to?: string
}

/** Gives a command the options of a range. `what` says what lies in it. */
export const withRangeOptions = (command: Command, what: string): Command =>
  command
    .option('--from <time>', `from this time on, in ISO 8601: ${what}`)
    .option('--to <time>', 'up to, and without, this time')

/**
 * The range, with absent ends left out.
 * @throws UsageError where an end is no time.
 */
export function readRange({ from, to }: RangeOptions): { from?: string; to?: string } {
  for (const [name, text] of Object.entries({ from, to }))
    if (text !== undefined && parseInstant(text) === undefined)
      throw new UsageError(`--${name} must be a time such as 2026-01-31 or 2026-01-31T12:00:00Z.`)
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}
