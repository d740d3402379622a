import type { QueryReader } from './query-reader.ts'
import { readExpression } from './read-expression.ts'
import { readQuery } from './read-query.ts'
import { sqlFault } from './sql-fault.ts'
import { sqlTables, tableQuery } from './tables.ts'
import { TokenReader } from './token-reader.ts'

/** Longest text of a query, in characters. */
const sqlTextMax = 32 * 1024

const queriesOf = (seesPeople: boolean): ReadonlyMap<string, string> =>
  new Map(sqlTables(seesPeople).map((table) => [table.name, tableQuery(table)]))
const whole = queriesOf(true)
const withoutPeople = queriesOf(false)

/**
 * A caller's query as the store may run it: read by a grammar of our own and printed anew, each table as the sub-query that
 * shows rows of `{sites:Array(String)}` alone. What the grammar does not know cannot be said.
 * @param seesPeople whether there are columns that tell who somebody is.
 * @throws QuestionError with line and column.
 */
export function translateSql(query: string, seesPeople: boolean): string {
  if (query.length > sqlTextMax)
    throw sqlFault(query, sqlTextMax, `a query has at most ${sqlTextMax} characters`)
  const tokens = new TokenReader(query)
  const printed = readQuery(readerOver(tokens, seesPeople ? whole : withoutPeople, { count: 0 }))
  tokens.takeSign(';')
  if (tokens.peek().kind !== 'end') throw tokens.fault('the query must end here')
  return printed
}

function readerOver(
  tokens: TokenReader,
  known: ReadonlyMap<string, string>,
  columnsRead: QueryReader['columnsRead'],
): QueryReader {
  const reader: QueryReader = {
    tokens,
    expression: () => readExpression(reader),
    query: () => readQuery(reader),
    columnsRead,
    table: (name) => known.get(name),
    tableNames: () => [...known.keys()],
    withTable: (name, query) => readerOver(tokens, new Map([...known, [name, query]]), columnsRead),
  }
  return reader
}
