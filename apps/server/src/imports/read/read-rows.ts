import { open } from 'node:fs/promises'
import type { Preset } from '../presets/preset.ts'
import { csvRows } from './csv-rows.ts'
import { expandRows } from './expand-rows.ts'
import { lineRows } from './line-rows.ts'
import { ndjsonRows } from './ndjson-rows.ts'
import { openContent } from './open-content.ts'
import type { Row } from './row.ts'
import { splitLines } from './split-lines.ts'

/** How an import file is written. */
export interface FileForm {
  /** `lines`: text that is no table. */
  readonly format: 'csv' | 'ndjson' | 'lines' | 'parquet'
  /** Between the fields of a CSV line; undefined: as the header has it. */
  readonly delimiter: string | undefined
  /** The tool that wrote it, where that matters for reading. */
  readonly preset?: Preset | undefined
}

/** Its form: as given, else Parquet by its first bytes, else NDJSON where it begins with a brace, else CSV. */
export async function formOf(
  file: string,
  given: {
    format: FileForm['format'] | undefined
    delimiter: string | undefined
    preset?: Preset | undefined
  },
): Promise<FileForm> {
  const { delimiter, preset } = given
  const format = given.format ?? ((await isParquet(file)) ? 'parquet' : preset?.format)
  if (format !== undefined) return { format, delimiter, preset }
  for await (const piece of openContent(file)) {
    const start = piece
      .toString('utf8', 0, 1024)
      .replace(/^\ufeff/, '')
      .trimStart()
    if (start !== '') return { format: start.startsWith('{') ? 'ndjson' : 'csv', delimiter, preset }
  }
  return { format: 'csv', delimiter, preset }
}

async function isParquet(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.toString('latin1') === 'PAR1'
  } finally {
    await handle.close()
  }
}

/**
 * The rows of a file, in its order, a list for every piece read.
 * @param onPiece sees the content as it is read, decompressed
 */
export async function* readRows(
  file: string,
  form: FileForm,
  onPiece: (piece: Buffer) => void = () => {},
): AsyncGenerator<Row[]> {
  const rows = await rowsOf(file, form, onPiece)
  yield* form.preset?.rowsOf ? expandRows(rows, form.preset.rowsOf) : rows
}

async function rowsOf(
  file: string,
  { format, delimiter }: FileForm,
  onPiece: (piece: Buffer) => void,
): Promise<AsyncGenerator<Row[]>> {
  if (format === 'parquet') {
    // Large, and most never need it.
    const { parquetRows } = await import('./parquet-rows.ts')
    return parquetRows(file, onPiece)
  }
  const lines = splitLines(tap(openContent(file), onPiece))
  if (format === 'lines') return lineRows(lines)
  return format === 'csv' ? csvRows(lines, delimiter) : ndjsonRows(lines)
}

async function* tap(
  content: AsyncIterable<Buffer>,
  onPiece: (piece: Buffer) => void,
): AsyncGenerator<Buffer> {
  for await (const piece of content) {
    onPiece(piece)
    yield piece
  }
}
