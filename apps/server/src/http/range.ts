import { startOfDay } from '@sojourn/analytics'
import { ProblemError, parseInstant } from '@sojourn/contract'
import { z } from 'zod'

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

export const rangeNames = ['1h', '24h', '1d', '7d', '30d', '90d', '12mo', 'all'] as const
export type RangeName = (typeof rangeNames)[number]

const instantText = z
  .string()
  // A plus that was not encoded comes as a space.
  .transform((text) => text.replace(/ (\d\d:?\d\d)$/, '+$1'))
  .transform((text) => parseInstant(/^-?\d{1,16}$/.test(text) && text.length !== 4 ? Number(text) : text))
  .refine((at) => at !== undefined, {
    error: 'must be an ISO 8601 time such as 2026-01-31T12:00:00.000Z, or unix milliseconds',
  })

/** The query parameters that choose a range of time. */
export const rangeParameters = {
  range: z
    .enum(rangeNames, { error: `must be one of ${rangeNames.join(', ')}` })
    .optional()
    .describe(
      'Ends now. `1h` and `24h` are exact. `1d`, `7d`, `30d` and `90d` are that many calendar days up to today, and `12mo` ' +
        'goes back to the same date twelve months ago: these begin at the start of a day in the time zone. Not together ' +
        'with `from` and `to`',
    ),
  from: instantText.optional().meta({ description: 'From this time on: ISO 8601 or unix milliseconds' }),
  to: instantText
    .optional()
    .meta({ description: 'Up to, and without, this time: ISO 8601 or unix milliseconds' }),
  timezone: z
    .string()
    .refine(isTimeZone, { error: 'must be an IANA time zone such as Europe/Berlin' })
    .optional()
    .describe("The time zone of day borders; the standard is the site's"),
}

/** A range of time in unix milliseconds, half-open; an end that is absent is open. */
export interface Range {
  readonly from?: number
  readonly to?: number
}

interface RangeQuery {
  readonly range?: RangeName | undefined
  readonly from?: number | undefined
  readonly to?: number | undefined
}

/**
 * The range that a query means. One that ends now ends behind the present millisecond, so that it holds what was just
 * accepted.
 * @throws ProblemError `invalid_request` where a name comes together with borders, or `from` is not before `to`.
 */
export function resolveRange(query: RangeQuery, standard: RangeName, timezone: string, now: number): Range {
  const { range, from, to } = query
  if (range === undefined && (from !== undefined || to !== undefined)) {
    if (from !== undefined && to !== undefined && from >= to)
      throw refuse('from', 'must be earlier than to', 'from must be earlier than to.')
    return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
  }
  if (range !== undefined && (from !== undefined || to !== undefined))
    throw refuse('range', 'must not be given together with from or to', 'Give either range, or from and to.')
  const start = startOf(range ?? standard, timezone, now)
  return start === undefined ? {} : { from: start, to: now + 1 }
}

const refuse = (path: string, message: string, detail: string) =>
  new ProblemError('invalid_request', detail, { errors: [{ path, message }] })

const hourMs = 3_600_000

function startOf(range: RangeName, timezone: string, now: number): number | undefined {
  switch (range) {
    case 'all':
      return undefined
    case '1h':
      return now - hourMs
    case '24h':
      return now - 24 * hourMs
    case '12mo':
      return startOfDay(now, timezone, { months: -12 })
    default:
      return startOfDay(now, timezone, { days: 1 - Number.parseInt(range, 10) })
  }
}
