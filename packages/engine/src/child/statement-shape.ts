import { raise } from './clickhouse-exception.ts'
import { type SqlToken, scanSql } from './scan-sql.ts'

/** What can be told of a statement from its words alone. Positions index its text. */
export interface StatementShape {
  /** The first words outside brackets, in upper case; `(` where it begins with one. */
  opening: string[]
  parameters: SqlToken[]
  /** The output format at its end, or an INSERT's input format. */
  format?: string
  /** Where `SETTINGS` belongs in an INSERT, or is already; where it is in a DELETE or UPDATE, which take it once. */
  settingsAt?: number
  /** Where the statement ends: before a closing semicolon, behind the rows of an INSERT. */
  end: number
}

interface Word extends SqlToken {
  text: string
  /** In upper case; empty inside brackets and for what is no word. */
  keyword: string
}

const SETTINGS = new Set(['SETTINGS'])
/** By the first word of a statement: before which words its settings stand. */
const CLAUSES: Record<string, ReadonlySet<string>> = {
  INSERT: new Set(['SETTINGS', 'SELECT', 'WITH', 'VALUES', 'FORMAT']),
  DELETE: SETTINGS,
  UPDATE: SETTINGS,
}
const OPENING_WORDS = 3

/**
 * Finds the shape of the one statement in a text. The rows behind an INSERT's format are not looked at.
 * @throws {ClickHouseException} 62 where there is no statement or a second one.
 */
export function statementShape(sql: string): StatementShape {
  const shape: StatementShape = { opening: [], parameters: [], end: 0 }
  let previous = ''
  let formatIsLast = false
  for (const word of onlyStatement(sql)) {
    const { keyword } = word
    shape.end = word.end
    if (word.parameter) shape.parameters.push(word)
    if (shape.opening.length < OPENING_WORDS) shape.opening.push(keyword)
    if (formatIsLast && keyword !== 'SETTINGS') delete shape.format
    formatIsLast = previous === 'FORMAT' && word.kind === 'word'
    if (formatIsLast) shape.format = word.text
    previous = keyword
    const clauses = CLAUSES[shape.opening[0] ?? '']
    if (clauses?.has(keyword)) shape.settingsAt ??= word.start
    if (shape.opening[0] !== 'INSERT') continue
    if (!formatIsLast) continue
    shape.end = sql.length
    break
  }
  if (shape.opening.length === 0) throw raise(62, 'Syntax error: Empty query')
  return shape
}

function* onlyStatement(sql: string): Generator<Word> {
  let ended = false
  for (const token of scanSql(sql)) {
    const text = sql.slice(token.start, token.end)
    if (text === ';') ended = true
    else if (ended) throw raise(62, 'Syntax error: Multi-statements are not allowed')
    else {
      const isKeyword = token.depth === 0 && (token.kind === 'word' || text === '(')
      yield { ...token, text, keyword: isKeyword ? text.toUpperCase() : '' }
    }
  }
}
