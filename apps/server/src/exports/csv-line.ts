import { cellOf, type ExportColumn } from './export-columns.ts'

/** What makes a spreadsheet take a text for a formula (OWASP, CSV injection). */
const beginsFormula = /^[=+\-@\t\r]/
const needsQuotes = /[",\r\n]/

/** The first line of a file: the names of the columns. */
export const csvHeader = (columns: readonly ExportColumn[]): string =>
  `${columns.map(({ name }) => name).join(',')}\r\n`

/**
 * A row as a line of CSV (RFC 4180). Text that a spreadsheet would run as a formula gets an apostrophe before it, which
 * a spreadsheet does not show; numbers stay numbers.
 */
export const csvLine = (row: object, columns: readonly ExportColumn[]): string =>
  `${columns.map((column) => cellText(cellOf(row, column))).join(',')}\r\n`

function cellText(value: unknown): string {
  if (value === null) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const safe = beginsFormula.test(text) ? `'${text}` : text
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
