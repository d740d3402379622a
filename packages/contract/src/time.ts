import { z } from 'zod'

/** RFC 3339 in UTC or with an offset; seconds and their fraction may be left out. */
const isoPattern =
  /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/i

/**
 * An instant on input, as unix milliseconds: ISO 8601 text (without an offset it is UTC) or a number of milliseconds.
 * Text that names no real day, and seconds mistaken for milliseconds, are not times: the latter fall before 1990 and
 * are refused where events are accepted.
 */
export const instant = z.unknown().transform((value, context): number => {
  const at = parseInstant(value)
  if (at === undefined) {
    context.addIssue({
      code: 'custom',
      message: 'must be an ISO 8601 time such as 2026-01-31T12:00:00.000Z, or unix milliseconds',
    })
    return z.NEVER
  }
  return at
})

/** The unix milliseconds that a text or number means, or undefined where it means none. */
export function parseInstant(value: unknown): number | undefined {
  if (typeof value === 'number')
    return Number.isFinite(value) && Math.abs(value) <= 8.64e15 ? Math.trunc(value) : undefined
  if (typeof value !== 'string' || !isoPattern.test(value)) return undefined
  const text = value.replace(' ', 'T').replace(',', '.')
  const zoned = text.length === 10 || /(?:z|[+-]\d{2}:?\d{2})$/i.test(text) ? text : `${text}Z`
  const at = Date.parse(zoned)
  return Number.isNaN(at) || !namesRealDay(text) ? undefined : at
}

/** The text of an instant on output: ISO 8601, UTC, milliseconds. */
export const formatInstant = (at: number): string => new Date(at).toISOString()

/** `Date.parse` rolls 30 February over to 2 March; such a text is a mistake, not a time. */
function namesRealDay(text: string): boolean {
  const [year, month, day] = [text.slice(0, 4), text.slice(5, 7), text.slice(8, 10)].map(Number) as [
    number,
    number,
    number,
  ]
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}
