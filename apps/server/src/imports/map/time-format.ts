import { parseInstant } from '@sojourn/contract'

/** Makes unix milliseconds of the value of a column; undefined where it is none in this format. */
type TimeReader = (value: unknown) => number | undefined

const unitsMs: Readonly<Record<string, number>> = { s: 1000, ms: 1, us: 0.001 }

/**
 * How times are read: `iso` (ISO 8601; a JSON number is unix milliseconds), `s`, `ms` or `us` (unix seconds, with or
 * without a fraction, milliseconds, microseconds), or a pattern of strptime's `%Y %y %m %d %e %b %B %H %I %M %S %f %p %z
 * %Z %a %A %%`, such as `%d/%b/%Y:%H:%M:%S %z`. A time without an offset is UTC.
 * @throws RangeError where the format is none of these.
 */
export function timeReader(format: string): TimeReader {
  if (format === 'iso') return parseInstant
  const unitMs = Object.hasOwn(unitsMs, format) ? unitsMs[format] : undefined
  if (unitMs !== undefined) return (value) => parseUnix(value, unitMs)
  if (!format.includes('%')) throw new RangeError(`${JSON.stringify(format)} is no time format`)
  const { pattern, names } = compile(format)
  return (value) => {
    const match = typeof value === 'string' ? pattern.exec(value.trim()) : null
    return match ? instantOf(match, names) : undefined
  }
}

function parseUnix(value: unknown, unitMs: number): number | undefined {
  const text = String(value).trim()
  if (!/^-?\d{1,16}(?:\.\d+)?$/.test(text)) return undefined
  return Math.trunc(Number((Number(text) * unitMs).toFixed(3)))
}

/** Each directive of strptime that is understood, as a pattern. */
const directives: Readonly<Record<string, string>> = {
  Y: '(\\d{4})',
  y: '(\\d{2})',
  m: '(\\d{1,2})',
  d: '(\\d{1,2})',
  e: ' ?(\\d{1,2})',
  b: '([A-Za-z]{3})',
  B: '([A-Za-z]{3,9})',
  a: '([A-Za-z]{3})',
  A: '([A-Za-z]{3,9})',
  H: '(\\d{1,2})',
  I: '(\\d{1,2})',
  M: '(\\d{2})',
  S: '(\\d{2})',
  f: '(\\d{1,9})',
  p: '([AaPp][Mm])',
  z: '(Z|[+-]\\d{2}:?\\d{2})',
  Z: '(UTC|GMT)',
}

function compile(format: string): { pattern: RegExp; names: readonly string[] } {
  const names: string[] = []
  const source = format.replace(/%(.)|[\\^$.*+?()[\]{}|/]/g, (piece, directive: string | undefined) => {
    if (directive === undefined) return `\\${piece}`
    if (directive === '%') return '%'
    if (!Object.hasOwn(directives, directive)) throw new RangeError(`%${directive} is not understood`)
    names.push(directive)
    return directives[directive] as string
  })
  return { pattern: new RegExp(`^${source}$`), names }
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function instantOf(match: RegExpExecArray, names: readonly string[]): number | undefined {
  const found = new Map(names.map((name, index) => [name, match[index + 1] as string]))
  const number = (name: string): number | undefined => {
    const text = found.get(name)
    return text === undefined ? undefined : Number(text)
  }
  const shortYear = number('y')
  const year =
    number('Y') ?? (shortYear === undefined ? undefined : shortYear + (shortYear < 69 ? 2000 : 1900))
  const monthName = (found.get('b') ?? found.get('B'))?.slice(0, 3).toLowerCase()
  const month = number('m') ?? (monthName === undefined ? 1 : months.indexOf(monthName) + 1)
  const day = number('d') ?? number('e') ?? 1
  const hour = hourOf(number('H') ?? number('I') ?? 0, found.get('p'))
  const minute = number('M') ?? 0
  const second = number('S') ?? 0
  if (year === undefined || hour > 23 || minute > 59 || second > 60) return undefined
  const milliseconds = Math.trunc(Number(`0.${found.get('f') ?? '0'}`) * 1000)
  const at = Date.UTC(year, month - 1, day, hour, minute, second, milliseconds)
  const isRealDay =
    month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
  return isRealDay ? at - offsetMs(found.get('z')) : undefined
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
}

function offsetMs(text: string | undefined): number {
  if (text === undefined || text === 'Z') return 0
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2))
  return (text.startsWith('-') ? -minutes : minutes) * 60_000
}
