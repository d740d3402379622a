import type { Row } from './row.ts'

type Fields = Readonly<Record<string, unknown>>

/** Lines that hold several rows, one behind the other. They are counted as rows then, from 1. */
export async function* expandRows(
  rows: AsyncIterable<readonly Row[]>,
  rowsOf: (fields: Fields) => readonly Fields[],
): AsyncGenerator<Row[]> {
  let line = 0
  for await (const list of rows) {
    yield list.flatMap((row): Row[] => {
      if (row.kind !== 'fields') return [{ ...row, line: ++line }]
      return rowsOf(row.fields).map((fields) => ({
        kind: 'fields',
        line: ++line,
        raw: JSON.stringify(fields),
        fields,
      }))
    })
  }
}
