import type { TokenReader } from './token-reader.ts'

/**
 * What goes along while a query is read. Nothing of the caller's text is ever copied: what is understood is printed anew,
 * name by name and sign by sign.
 */
export interface QueryReader {
  readonly tokens: TokenReader
  /** Reads an expression, as `readExpression` does: expressions hold queries, and queries expressions. */
  readonly expression: () => string
  /** Reads a query, as `readQuery` does. */
  readonly query: () => string
  /** The sub-query that stands for a table of this name; undefined where there is none. */
  readonly table: (name: string) => string | undefined
  /** The names of all tables, for who asks for another. */
  readonly tableNames: () => readonly string[]
  /** The same, with one more table that is itself a query: what comes behind `WITH name AS`. */
  readonly withTable: (name: string, query: string) => QueryReader
  /** How many names of columns were read so far. */
  readonly columnsRead: { count: number }
}
