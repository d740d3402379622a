import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import { type CellKind, cellOf, type ExportColumn } from './export-columns.ts'

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number]

/** Rows of one row group: what is held in memory. */
const rowsAtOnce = 20_000

const elementOf: Readonly<Record<CellKind, Pick<SchemaElement, 'type' | 'converted_type'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  json: { type: 'BYTE_ARRAY', converted_type: 'JSON' },
  number: { type: 'DOUBLE' },
  integer: { type: 'INT64' },
  flag: { type: 'BOOLEAN' },
  time: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
}

/** Rows as a Parquet file, in pieces: a row group is written when it is full. Every column may be null. */
export async function* parquetFile(
  rows: AsyncIterable<object>,
  columns: readonly ExportColumn[],
): AsyncGenerator<Uint8Array> {
  const writer = new ByteWriter()
  const parquet = new ParquetWriter({
    writer,
    createdBy: 'Sojourn',
    schema: [
      { name: 'root', num_children: columns.length },
      ...columns.map(({ name, kind }) => ({
        name,
        repetition_type: 'OPTIONAL' as const,
        ...elementOf[kind],
      })),
    ],
  })
  const take = (): Uint8Array => {
    const bytes = writer.getBytes().slice()
    writer.index = 0
    return bytes
  }
  let cells = columns.map((): unknown[] => [])
  const writeGroup = async () => {
    const columnData = columns.map(({ name }, index) => ({ name, data: cells[index] ?? [] }))
    await parquet.write({ columnData, rowGroupSize: rowsAtOnce })
    cells = columns.map(() => [])
  }
  for await (const row of rows) {
    for (const [index, column] of columns.entries())
      cells[index]?.push(cellFor(column.kind, cellOf(row, column)))
    if (cells[0]?.length !== rowsAtOnce) continue
    await writeGroup()
    yield take()
  }
  if (cells[0]?.length) await writeGroup()
  await parquet.finish()
  yield take()
}

function cellFor(kind: CellKind, value: unknown): unknown {
  if (value === null) return null
  if (kind === 'time') return new Date(value as string)
  return kind === 'integer' ? BigInt(value as number) : value
}
