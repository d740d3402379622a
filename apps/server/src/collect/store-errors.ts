import { ProblemError } from '@sojourn/contract'

/**
 * Codes of ClickHouse that mean: this block holds something that cannot be parsed. Trying again is no use; finding the
 * row is. (6 text, 26 quoted string, 27 assertion, 33 end of data, 38 date, 41 date-time, 53 type, 69 out of bound,
 * 70 conversion, 72 number, 117 incorrect data, 131 string size, 306 recursion, 675 IPv4, 676 IPv6)
 */
const unparsableCodes = new Set([
  '6',
  '26',
  '27',
  '33',
  '38',
  '41',
  '53',
  '69',
  '70',
  '72',
  '117',
  '131',
  '306',
  '675',
  '676',
])

/** Whether the store answered, and what it answered is that it cannot read a row. */
export const isUnparsable = (cause: unknown): boolean => unparsableCodes.has(codeOf(cause) ?? '')

/** Whether the store did not answer: a connection that broke or never was. It may have done what it was asked. */
export const isUnanswered = (cause: unknown): boolean => {
  if (cause instanceof ProblemError) return false
  const code = codeOf(cause)
  return code === undefined || !/^\d+$/.test(code)
}

/** The failure as it is answered: 503, with what the store said kept as the cause. */
export function unavailable(cause: unknown): ProblemError {
  if (cause instanceof ProblemError) return cause
  const detail =
    codeOf(cause) === '243'
      ? 'The disk of the store is full; nothing of this request was counted. Send it again when there is room.'
      : 'The store cannot take this now; nothing of this request was counted. Send it again.'
  return new ProblemError('storage_unavailable', detail, { retryAfterSeconds: 5, cause })
}

/** A `ClickHouseError` carries the numeric code as text; a socket error carries a name such as ECONNREFUSED. */
function codeOf(cause: unknown): string | undefined {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined
  return String(cause.code)
}
