import { csvHeader, csvLine } from './csv-line.ts'
import { cellOf, type ExportColumn, type ExportKind, exportColumns } from './export-columns.ts'
import type { ExportFormat } from './export-options.ts'

/** Characters gathered before they are sent on: a chunk a row would cost more than the row. */
const chunkChars = 64 * 1024

/** How rows become a file. */
export interface Encoding {
  readonly kind: ExportKind
  readonly format: ExportFormat
  /** Undefined: all. As JSON, rows are then as the API answers them, and else an object of these. */
  readonly columns: readonly ExportColumn[] | undefined
}

/** Rows, as the API answers them, as the pieces of a file; no faster than they are taken, in bounded memory. */
export async function* encodeRows(
  rows: AsyncIterable<object>,
  { kind, format, columns }: Encoding,
): AsyncGenerator<Uint8Array> {
  const table = columns ?? exportColumns[kind]
  if (format === 'parquet') {
    // A megabyte of program that most servers never need.
    const { parquetFile } = await import('./parquet-file.ts')
    return yield* parquetFile(rows, table)
  }
  if (format === 'csv') return yield* inChunks(rows, (row) => csvLine(row, table), csvHeader(table))
  const shape = columns ? (row: object) => chosen(row, columns) : (row: object) => row
  if (format === 'ndjson') return yield* inChunks(rows, (row) => `${JSON.stringify(shape(row))}\n`)
  let isFirst = true
  const element = (row: object) => {
    const text = `${isFirst ? '' : ',\n'}${JSON.stringify(shape(row))}`
    isFirst = false
    return text
  }
  yield* inChunks(rows, element, '[', ']\n')
}

const chosen = (row: object, columns: readonly ExportColumn[]): object =>
  Object.fromEntries(columns.map((column) => [column.name, cellOf(row, column)]))

async function* inChunks(
  rows: AsyncIterable<object>,
  textOf: (row: object) => string,
  start = '',
  end = '',
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let text = start
  for await (const row of rows) {
    text += textOf(row)
    if (text.length < chunkChars) continue
    yield encoder.encode(text)
    text = ''
  }
  text += end
  if (text !== '') yield encoder.encode(text)
}
