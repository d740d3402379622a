import type { Row } from './row.ts'
import type { Line } from './split-lines.ts'

/** The rows of an NDJSON file: one JSON object a line. */
export async function* ndjsonRows(lines: AsyncIterable<readonly Line[]>): AsyncGenerator<Row[]> {
  for await (const next of lines) yield next.map(rowOf)
}

function rowOf({ number: line, text: raw, fault }: Line): Row {
  if (fault !== undefined) return { kind: 'fault', line, raw, reason: fault }
  if (raw.trim() === '') return { kind: 'empty', line }
  const value = parse(raw)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { kind: 'fault', line, raw, reason: 'is no JSON object' }
  return { kind: 'fields', line, raw, fields: value as Record<string, unknown> }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
