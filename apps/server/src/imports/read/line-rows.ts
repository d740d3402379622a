import type { Row } from './row.ts'
import type { Line } from './split-lines.ts'

/** The rows of a text that is no table: each line as the field `line`. */
export async function* lineRows(lines: AsyncIterable<readonly Line[]>): AsyncGenerator<Row[]> {
  for await (const next of lines) yield next.map(rowOf)
}

function rowOf({ number: line, text: raw, fault }: Line): Row {
  if (fault !== undefined) return { kind: 'fault', line, raw, reason: fault }
  return raw.trim() === '' ? { kind: 'empty', line } : { kind: 'fields', line, raw, fields: { line: raw } }
}
