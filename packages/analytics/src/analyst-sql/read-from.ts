import { keywords } from './keywords.ts'
import { printName } from './print.ts'
import type { QueryReader } from './query-reader.ts'
import { readAlias } from './read-alias.ts'
import { readColumnName } from './read-column-name.ts'

const joinWords = [
  'INNER',
  'LEFT',
  'RIGHT',
  'FULL',
  'OUTER',
  'CROSS',
  'ANY',
  'ALL',
  'SEMI',
  'ANTI',
  'ASOF',
] as const

/** What stands behind `FROM`: tables and queries, joined, and arrays unfolded. */
export function readFrom(reader: QueryReader): string {
  const { tokens } = reader
  let printed = readTable(reader)
  for (;;) {
    if (tokens.comesSign(',')) throw tokens.fault('join tables with JOIN … ON or CROSS JOIN')
    if (tokens.comes('ARRAY', 'JOIN') || tokens.comes('LEFT', 'ARRAY', 'JOIN')) {
      printed += readArrayJoin(reader)
      continue
    }
    const join = readJoin(reader)
    if (join === undefined) return printed
    printed += ` ${join} ${readTable(reader)}`
    if (tokens.takeWords('ON')) printed += ` ON ${reader.expression()}`
    else if (tokens.takeWords('USING')) printed += ` USING (${readUsing(reader)})`
    else if (!join.startsWith('CROSS')) throw tokens.fault('ON or USING must come here')
  }
}

function readTable(reader: QueryReader): string {
  const { tokens } = reader
  if (tokens.takeSign('(')) {
    const query = reader.query()
    tokens.needSign(')')
    const alias = readAlias(reader)
    return alias === undefined ? `(${query})` : `(${query}) AS ${printName(alias)}`
  }
  const token = tokens.take()
  const isName = token.kind === 'name' || (token.kind === 'word' && !keywords.has(token.value.toUpperCase()))
  const isPlain = isName && !tokens.comesSign('.') && !tokens.comesSign('(')
  const query = isPlain ? reader.table(token.value) : undefined
  if (query === undefined)
    throw tokens.fault(`there is no such table here; there are ${reader.tableNames().join(', ')}`, token)
  if (tokens.comes('FINAL') || tokens.comes('SAMPLE'))
    throw tokens.fault('tables are read whole and in their last state; leave it out')
  return `(${query}) AS ${printName(readAlias(reader) ?? token.value)}`
}

function readJoin({ tokens }: QueryReader): string | undefined {
  const words: string[] = []
  for (let word = tokens.takeOne(joinWords); word; word = tokens.takeOne(joinWords)) words.push(word)
  if (words.length === 0 && !tokens.comes('JOIN')) return undefined
  tokens.needWords('JOIN')
  return [...words, 'JOIN'].join(' ')
}

function readUsing({ tokens }: QueryReader): string {
  const inBrackets = tokens.takeSign('(')
  const names = tokens.list(() => readColumnName(tokens))
  if (inBrackets) tokens.needSign(')')
  return names.join(', ')
}

function readArrayJoin(reader: QueryReader): string {
  const { tokens } = reader
  const left = tokens.takeWords('LEFT') ? 'LEFT ' : ''
  tokens.needWords('ARRAY', 'JOIN')
  const items = tokens.list(() => {
    const expression = reader.expression()
    const alias = readAlias(reader)
    return alias === undefined ? expression : `${expression} AS ${printName(alias)}`
  })
  return ` ${left}ARRAY JOIN ${items.join(', ')}`
}
