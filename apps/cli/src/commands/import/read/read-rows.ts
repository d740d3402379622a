import { csvRows } from './csv-rows.ts'
import { ndjsonRows } from './ndjson-rows.ts'
import { openContent } from './open-content.ts'
import type { Row } from './row.ts'
import { splitLines } from './split-lines.ts'

/** How an import file is written. */
export interface FileForm {
  readonly format: 'csv' | 'ndjson'
  /** Between the fields of a CSV line; undefined: as the header has it. */
  readonly delimiter: string | undefined
}

/** Its form: as given, else NDJSON where the file begins with a brace, else CSV. */
export async function formOf(
  file: string,
  given: { format: FileForm['format'] | undefined; delimiter: string | undefined },
): Promise<FileForm> {
  const { format, delimiter } = given
  if (format !== undefined) return { format, delimiter }
  for await (const piece of openContent(file)) {
    const start = piece
      .toString('utf8', 0, 1024)
      .replace(/^\ufeff/, '')
      .trimStart()
    if (start !== '') return { format: start.startsWith('{') ? 'ndjson' : 'csv', delimiter }
  }
  return { format: 'csv', delimiter }
}

/**
 * The rows of a file, in its order, a list for every piece read.
 * @param onPiece sees the content as it is read, decompressed
 */
export function readRows(
  file: string,
  form: FileForm,
  onPiece: (piece: Buffer) => void = () => {},
): AsyncGenerator<Row[]> {
  const lines = splitLines(tap(openContent(file), onPiece))
  return form.format === 'csv' ? csvRows(lines, form.delimiter) : ndjsonRows(lines)
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
