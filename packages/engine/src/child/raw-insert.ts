import type { RawInsertFormat } from 'chdb'
import type { Statement } from './parse-statement.ts'

/** An INSERT whose rows chDB can take as they came, without making them part of the statement's text. */
export interface RawInsert {
  table: string
  columns?: string[]
  format: RawInsertFormat
}

const FORMATS: readonly RawInsertFormat[] = [
  'JSONEachRow',
  'JSONCompactEachRow',
  'CSV',
  'CSVWithNames',
  'TSV',
  'TabSeparated',
  'TSVWithNames',
  'TabSeparatedWithNames',
]
const HEAD = /^\s*INSERT\s+INTO\s+(?:TABLE\s+)?(\w+(?:\.\w+)?)\s*(?:\(([\w\s,]+)\))?\s*$/i
const TAIL = /^FORMAT\s+\w+\s*$/i

/** The parts of a plain `INSERT INTO table (columns) FORMAT format`; undefined for every other statement. */
export function rawInsert(statement: Statement): RawInsert | undefined {
  const head = HEAD.exec(statement.head)
  const format = FORMATS.find((name) => name === statement.format)
  if (!head?.[1] || !format || !TAIL.test(statement.tail)) return undefined
  const columns = head[2]?.split(',').map((name) => name.trim())
  return { table: head[1], format, ...(columns ? { columns } : {}) }
}
