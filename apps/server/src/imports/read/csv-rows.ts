import { ImportFault } from '../import-fault.ts'
import { CsvScanner } from './csv-scanner.ts'
import type { Row } from './row.ts'
import type { Line } from './split-lines.ts'

/** Lines that one record may span before its opening quote counts as a mistake. */
const recordLinesMax = 1000

const delimiters = [',', ';', '\t', '|']

/** The delimiter of a header line: of comma, semicolon, tab and bar the one that is in it most often. */
const guessDelimiter = (header: string): string =>
  delimiters.reduce((best, next) => (header.split(next).length > header.split(best).length ? next : best))

/**
 * The rows of a CSV file; its first line names the columns. A line whose quote is never closed costs that line alone:
 * reading goes on behind it, so that one bad line does not swallow the rest of the file.
 * @throws ImportFault where the header is unusable.
 */
export async function* csvRows(
  lines: AsyncIterable<readonly Line[]>,
  givenDelimiter: string | undefined,
): AsyncGenerator<Row[]> {
  let columns: readonly string[] | undefined
  let delimiter = givenDelimiter ?? ','
  /** Lines of a record whose quote is open, and those behind it that are still to be read. */
  let waiting: Line[] = []

  const take = (queue: Line[], isEnd: boolean): Row[] => {
    const rows: Row[] = []
    let at = 0
    while (at < queue.length) {
      const first = queue[at] as Line
      if (columns === undefined) {
        delimiter = givenDelimiter ?? guessDelimiter(first.text)
        columns = readHeader(first, delimiter)
        at++
        continue
      }
      const record = readRecord(queue, at, delimiter)
      if (record === 'open' && !isEnd && queue.length - at < recordLinesMax) break
      const read = rowOf(queue, at, record, columns)
      rows.push(read.row)
      at += read.lines
    }
    waiting = queue.slice(at)
    return rows
  }
  for await (const next of lines) {
    const rows = take(waiting.length === 0 ? [...next] : [...waiting, ...next], false)
    if (rows.length > 0) yield rows
  }
  const rows = take(waiting, true)
  if (rows.length > 0) yield rows
}

function readHeader(line: Line, delimiter: string): readonly string[] {
  const names = line.fault ? 'fault' : new CsvScanner(delimiter).feed(line.text)
  if (typeof names === 'string' || line.text.trim() === '')
    throw new ImportFault('The first line of the file is no CSV header: it must name the columns.')
  const columns = names.map((name) => name.trim())
  const double = columns.find((name, index) => columns.indexOf(name) !== index)
  if (double !== undefined)
    throw new ImportFault(
      `The header names the column ${JSON.stringify(double)} twice. Rename one of them in the first line.`,
    )
  return columns
}

type Scanned = { readonly fields: string[]; readonly lines: number } | 'open' | string

/** The record that begins at a line: its fields and lines, `open` where its end is not there, or why it is none. */
function readRecord(queue: readonly Line[], from: number, delimiter: string): Scanned {
  const scanner = new CsvScanner(delimiter)
  const end = Math.min(queue.length, from + recordLinesMax)
  for (let at = from; at < end; at++) {
    const line = queue[at] as Line
    if (line.fault !== undefined) return at === from ? line.fault : 'opens a quote that is not closed'
    const scanned = scanner.feed(line.text)
    if (scanned === 'fault') return 'has text behind a closing quote'
    if (scanned !== 'open') return { fields: scanned, lines: at - from + 1 }
  }
  return 'open'
}

function rowOf(
  queue: readonly Line[],
  at: number,
  record: Scanned,
  columns: readonly string[],
): { row: Row; lines: number } {
  const { number: line, text: raw } = queue[at] as Line
  if (typeof record === 'string') {
    const reason = record === 'open' ? 'opens a quote that is not closed' : record
    return { row: { kind: 'fault', line, raw, reason }, lines: 1 }
  }
  const { fields: cells, lines } = record
  if (lines === 1 && raw.trim() === '') return { row: { kind: 'empty', line }, lines }
  const whole =
    lines === 1
      ? raw
      : queue
          .slice(at, at + lines)
          .map(({ text }) => text)
          .join('\n')
  if (cells.length !== columns.length) {
    const reason = `has ${cells.length} fields where the header has ${columns.length}`
    return { row: { kind: 'fault', line, raw: whole, reason }, lines }
  }
  // Without a prototype, so that a column may have any name.
  const fields: Record<string, string> = Object.create(null)
  for (let index = 0; index < columns.length; index++)
    fields[columns[index] as string] = cells[index] as string
  return { row: { kind: 'fields', line, raw: whole, fields }, lines }
}
