/** The numbers of ClickHouse's errors that the engine raises itself or treats in its own way. */
const EXCEPTION_NAMES = {
  48: 'NOT_IMPLEMENTED',
  62: 'SYNTAX_ERROR',
  115: 'UNKNOWN_SETTING',
  202: 'TOO_MANY_SIMULTANEOUS_QUERIES',
  236: 'ABORTED',
  394: 'QUERY_WAS_CANCELLED',
  396: 'TOO_MANY_ROWS_OR_BYTES',
  516: 'AUTHENTICATION_FAILED',
  1001: 'STD_EXCEPTION',
} as const

const STATUS: Record<number, number> = {
  48: 501,
  60: 404,
  62: 400,
  81: 404,
  115: 400,
  164: 403,
  202: 503,
  236: 503,
  456: 400,
  516: 403,
}

/** An error in ClickHouse's own words, which its clients parse back into number, name and message. */
export class ClickHouseException extends Error {
  readonly code: number

  constructor(code: number, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ClickHouseException'
    this.code = code
  }

  /** The HTTP status that goes with it; 500 for what is not known better. */
  get status(): number {
    return STATUS[this.code] ?? 500
  }
}

/** An error of the engine, written as ClickHouse writes its own. */
export function raise(code: keyof typeof EXCEPTION_NAMES, text: string): ClickHouseException {
  return new ClickHouseException(code, `Code: ${code}. DB::Exception: ${text} (${EXCEPTION_NAMES[code]})`)
}

/** Any thrown value as an exception. chDB's texts already have ClickHouse's form; others get it. */
export function toException(error: unknown): ClickHouseException {
  if (error instanceof ClickHouseException) return error
  const message = error instanceof Error ? error.message : String(error)
  const start = message.search(/Code: \d+\. DB::/)
  if (start < 0) return raise(1001, `${message}.`)
  const text = message.slice(start)
  return new ClickHouseException(Number(/\d+/.exec(text)?.[0]), text, { cause: error })
}
