import { printName } from './print.ts'
import type { QueryReader } from './query-reader.ts'
import { readAlias } from './read-alias.ts'
import { readColumnName } from './read-column-name.ts'
import { readFrom } from './read-from.ts'
import { readLimits } from './read-limits.ts'
import { readOrder } from './read-order.ts'

/** One SELECT with its clauses, in the order that the language has them. */
export function readSelect(reader: QueryReader): string {
  const { tokens } = reader
  if (!tokens.takeWords('SELECT'))
    throw tokens.fault('a query begins with SELECT, or with WITH name AS (SELECT …)')
  let printed = tokens.takeWords('DISTINCT') ? 'SELECT DISTINCT ' : 'SELECT '
  printed += tokens.list(() => readItem(reader)).join(', ')
  if (tokens.takeWords('FROM')) printed += ` FROM ${readFrom(reader)}`
  for (const word of ['WHERE'] as const)
    if (tokens.takeWords(word)) printed += ` ${word} ${reader.expression()}`
  if (tokens.takeWords('GROUP', 'BY')) printed += ` GROUP BY ${readGroups(reader)}`
  for (const word of ['HAVING', 'QUALIFY'] as const)
    if (tokens.takeWords(word)) printed += ` ${word} ${reader.expression()}`
  if (tokens.takeWords('ORDER', 'BY')) printed += ` ORDER BY ${readOrder(reader)}`
  printed += readLimits(reader)
  refuseClause(reader)
  return printed
}

function readItem(reader: QueryReader): string {
  const { tokens } = reader
  const isOfTable = tokens.comesSign('.', 1) && tokens.comesSign('*', 2)
  if (tokens.comesSign('*') || isOfTable) {
    const table = isOfTable ? `${printName(tokens.take().value)}.` : ''
    if (isOfTable) tokens.take()
    tokens.take()
    return `${table}*${readExcept(reader)}`
  }
  const expression = reader.expression()
  const alias = readAlias(reader)
  return alias === undefined ? expression : `${expression} AS ${printName(alias)}`
}

function readExcept({ tokens }: QueryReader): string {
  if (!tokens.comes('EXCEPT') || !tokens.comesSign('(', 1)) return ''
  const isQuery = ['SELECT', 'WITH'].includes(tokens.peek(2).value.toUpperCase())
  if (isQuery) return ''
  tokens.take()
  tokens.take()
  const names = tokens.list(() => readColumnName(tokens))
  tokens.needSign(')')
  return ` EXCEPT (${names.join(', ')})`
}

function readGroups(reader: QueryReader): string {
  const { tokens } = reader
  if (tokens.takeWords('ALL')) return 'ALL'
  const fold = tokens.comesSign('(', 1) ? tokens.takeOne(['ROLLUP', 'CUBE']) : undefined
  if (fold) tokens.needSign('(')
  const items = tokens.list(() => reader.expression()).join(', ')
  if (fold) tokens.needSign(')')
  return fold ? `${fold}(${items})` : items
}

const refused: Readonly<Record<string, string>> = {
  SETTINGS: 'the limits of a query are set by the installation; leave SETTINGS out',
  FORMAT: 'the answer is JSON; leave FORMAT out',
  INTO: 'answers are not written into files; leave INTO out',
  PREWHERE: 'write WHERE',
  WINDOW: 'write what the window is behind OVER',
  WITH: 'totals are not made here; use ROLLUP(…) behind GROUP BY',
}

/** Clauses of the store's language that queries do not have, each with what to do. */
function refuseClause({ tokens }: QueryReader): void {
  const { kind, value } = tokens.peek()
  const why = kind === 'word' ? refused[value.toUpperCase()] : undefined
  if (why !== undefined) throw tokens.fault(why)
}
