import { createReadStream } from 'node:fs'
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { ImportFault } from '../import-fault.ts'
import type { Row } from './row.ts'

/**
 * Rows read at once, never of two row groups: what is held in memory. Each reading decodes its whole group, so that the groups
 * of our own exports, which are as large, are decoded once; in four readings a row took 19 µs, and in one 8.
 */
const rowsAtOnce = 20_000

/**
 * The rows of a Parquet file. Times are read as ISO 8601, whole numbers as numbers where they fit, else as text.
 * @throws ImportFault where it is damaged.
 */
export async function* parquetRows(file: string, onPiece: (piece: Buffer) => void): AsyncGenerator<Row[]> {
  // Read through once for what the content is known by: the rows are read from places all over the file.
  for await (const piece of createReadStream(file)) onPiece(piece as Buffer)
  const content = await asyncBufferFromFile(file)
  try {
    const metadata = await parquetMetadataAsync(content)
    let groupEnd = 0
    for (const group of metadata.row_groups) {
      const groupStart = groupEnd
      groupEnd += Number(group.num_rows)
      for (let start = groupStart; start < groupEnd; start += rowsAtOnce) {
        const rowEnd = Math.min(groupEnd, start + rowsAtOnce)
        const read = await parquetReadObjects({
          file: content,
          metadata,
          compressors,
          rowStart: start,
          rowEnd,
        })
        yield read.map((row, index) => rowOf(row, start + index + 1))
      }
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new ImportFault(`${file} cannot be read as Parquet: ${reason}.`, { cause })
  }
}

function rowOf(row: Readonly<Record<string, unknown>>, line: number): Row {
  // Without a prototype, as the rows of a table are: all have the same columns.
  const fields: Record<string, unknown> = Object.create(null)
  for (const [name, value] of Object.entries(row)) fields[name] = plain(value)
  return { kind: 'fields', line, raw: JSON.stringify(fields), fields }
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]))
}
