import { z } from 'zod'
import { csvHeader, csvLine } from '../exports/csv-line.ts'
import type { CellKind, ExportColumn } from '../exports/export-columns.ts'
import { contentTypeOf, type ExportFormat, formatOption } from '../exports/export-options.ts'
import type { Context } from '../http/app-env.ts'
import type { Room } from './room.ts'

/** The rows that an answer holds, each an object. */
export type TableOf = (answer: Readonly<Record<string, unknown>>) => readonly object[]

const format = formatOption
  .optional()
  .describe('The rows of the answer as a file in place of the answer; `Accept: text/csv` asks for CSV too')

/** A room that also answers with the rows of its answer: as CSV, NDJSON, Parquet, or as a list in JSON. */
export const withTable = (room: Room, rowsOf: TableOf): Room => ({
  ...room,
  query: (room.query ?? z.object({})).extend({ format }),
  async handle(call: unknown) {
    const { c, query } = call as { c: Context; query: { format?: ExportFormat } }
    const { format: asked, ...rest } = query
    const wanted = asked ?? (/\btext\/csv\b/.test(c.req.header('accept') ?? '') ? 'csv' : undefined)
    const response = await room.handle({ ...(call as object), query: rest })
    if (wanted === undefined || !response.ok) return response
    const rows = rowsOf((await response.json()) as Record<string, unknown>)
    const file = `${room.path.split('/').at(-1)}.${wanted}`
    c.header('content-type', contentTypeOf[wanted])
    c.header('content-disposition', `attachment; filename="${file}"`)
    return c.body(await encode(rows, wanted))
  },
})

async function encode(
  rows: readonly object[],
  format: ExportFormat,
): Promise<string | Uint8Array<ArrayBuffer>> {
  if (format === 'json') return `${JSON.stringify(rows)}\n`
  if (format === 'ndjson') return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
  const columns = columnsOf(rows)
  if (format === 'csv') return csvHeader(columns) + rows.map((row) => csvLine(row, columns)).join('')
  const { parquetFile } = await import('../exports/parquet-file.ts')
  const pieces: Uint8Array[] = []
  for await (const piece of parquetFile(each(rows), columns)) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function* each(rows: readonly object[]): AsyncGenerator<object> {
  yield* rows
}

/** Every member of the rows that is no object, in the order in which they come; what is in an object has a dot. */
function columnsOf(rows: readonly object[]): ExportColumn[] {
  const found = new Map<string, { path: readonly string[]; kinds: Set<CellKind> }>()
  const look = (value: object, path: readonly string[]) => {
    for (const [key, member] of Object.entries(value)) {
      const here = [...path, key]
      if (typeof member === 'object' && member !== null && !Array.isArray(member)) look(member, here)
      else {
        const name = here.join('.')
        const column = found.get(name) ?? { path: here, kinds: new Set<CellKind>() }
        if (member !== null && member !== undefined) column.kinds.add(kindOf(member))
        found.set(name, column)
      }
    }
  }
  for (const row of rows) look(row, [])
  return [...found].map(([name, { path, kinds }]) => {
    const [kind = 'text', ...others] = kinds
    return { name, path, kind: others.length === 0 ? kind : 'json' }
  })
}

function kindOf(value: unknown): CellKind {
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'flag'
  return typeof value === 'string' ? 'text' : 'json'
}
