import { keywords } from './keywords.ts'
import type { QueryReader } from './query-reader.ts'
import { readSelect } from './read-select.ts'

/** Queries that stand for names are printed wherever the name is used; so much text may come of it. */
const printedMax = 256 * 1024

/** A query: perhaps with named queries before it, perhaps several put together. */
export function readQuery(reader: QueryReader): string {
  const { tokens } = reader
  return tokens.deeper(() => {
    const inner = tokens.takeWords('WITH') ? readNamed(reader) : reader
    const printed = readCombined(inner)
    if (printed.length > printedMax)
      throw tokens.fault('the queries behind WITH are used too often in each other; use fewer of them')
    return printed
  })
}

function readNamed(reader: QueryReader): QueryReader {
  const { tokens } = reader
  let known = reader
  do {
    const token = tokens.take()
    const isName =
      token.kind === 'name' || (token.kind === 'word' && !keywords.has(token.value.toUpperCase()))
    if (!isName || !tokens.comes('AS') || !tokens.comesSign('(', 1))
      throw tokens.fault('WITH takes names of queries: WITH name AS (SELECT …) SELECT …', token)
    tokens.take()
    tokens.needSign('(')
    const query = known.query()
    tokens.needSign(')')
    known = known.withTable(token.value, query)
  } while (tokens.takeSign(','))
  return known
}

function readCombined(reader: QueryReader): string {
  const { tokens } = reader
  const parts = [readPart(reader)]
  let operator: string | undefined
  for (;;) {
    const start = tokens.peek()
    const word = tokens.takeOne(['UNION', 'EXCEPT', 'INTERSECT'])
    if (word === undefined) break
    const mode = tokens.takeOne(['ALL', 'DISTINCT']) ?? 'DISTINCT'
    const next = `${word} ${mode}`
    if (operator !== undefined && operator !== next)
      throw tokens.fault('put brackets around the queries that belong together', start)
    operator = next
    parts.push(readPart(reader))
  }
  const [only = ''] = parts
  if (operator === undefined) return only
  return parts.map((part) => `(${part})`).join(` ${operator} `)
}

function readPart(reader: QueryReader): string {
  const { tokens } = reader
  if (!tokens.takeSign('(')) return readSelect(reader)
  const query = reader.query()
  tokens.needSign(')')
  return query
}
