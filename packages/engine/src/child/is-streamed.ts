import { RESULT_ROWS_MAX } from './connection-settings.ts'
import type { Statement } from './parse-statement.ts'
import type { StatementRequest } from './statement-request.ts'

/** Formats whose pieces can be put together: one line a row, nothing before the first or after the last. */
const LINES = new Set([
  'JSONEachRow',
  'JSONLines',
  'NDJSON',
  'JSONStringsEachRow',
  'JSONCompactEachRow',
  'JSONCompactStringsEachRow',
  'TabSeparated',
  'TSV',
  'TabSeparatedRaw',
  'TSVRaw',
  'CSV',
  'LineAsString',
])

/**
 * Whether an answer is sent as it is made. So are those of reading statements that lift the usual limit of rows
 * (`max_result_rows` 0 or larger), in a format of lines, unless they ask for the whole (`wait_end_of_query`). Everything else is held whole, within limits, so that an
 * error comes before the first byte.
 */
export function isStreamed(statement: Statement, request: StatementRequest): boolean {
  const rowsMax = request.settings.get('max_result_rows')
  if (rowsMax === undefined || statement.lane !== 'read' || request.isWhole) return false
  const isLifted = Number(rowsMax) === 0 || Number(rowsMax) > RESULT_ROWS_MAX
  return isLifted && LINES.has(statement.format ?? request.defaultFormat)
}
