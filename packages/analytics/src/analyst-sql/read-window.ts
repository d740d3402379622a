import type { QueryReader } from './query-reader.ts'
import { readOrder } from './read-order.ts'

/** What stands between the brackets behind `OVER`. */
export function readWindow(reader: QueryReader): string {
  const { tokens } = reader
  tokens.needSign('(')
  const parts: string[] = []
  if (tokens.takeWords('PARTITION', 'BY'))
    parts.push(`PARTITION BY ${tokens.list(() => reader.expression()).join(', ')}`)
  if (tokens.takeWords('ORDER', 'BY')) parts.push(`ORDER BY ${readOrder(reader)}`)
  const unit = tokens.takeOne(['ROWS', 'RANGE'])
  if (unit) parts.push(`${unit} ${readFrame(reader)}`)
  tokens.needSign(')')
  return parts.join(' ')
}

function readFrame(reader: QueryReader): string {
  const { tokens } = reader
  if (!tokens.takeWords('BETWEEN')) return readBound(reader)
  const first = readBound(reader)
  tokens.needWords('AND')
  return `BETWEEN ${first} AND ${readBound(reader)}`
}

function readBound(reader: QueryReader): string {
  const { tokens } = reader
  if (tokens.takeWords('CURRENT', 'ROW')) return 'CURRENT ROW'
  const rows = tokens.takeWords('UNBOUNDED') ? 'UNBOUNDED' : readNumber(reader)
  const side = tokens.takeOne(['PRECEDING', 'FOLLOWING'])
  if (!side) throw tokens.fault('PRECEDING or FOLLOWING must come here')
  return `${rows} ${side}`
}

function readNumber({ tokens }: QueryReader): string {
  const token = tokens.take()
  if (token.kind !== 'number') throw tokens.fault('a number, UNBOUNDED or CURRENT ROW must come here', token)
  return token.value
}
