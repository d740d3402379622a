/** A piece of a statement that is neither blank nor comment. `start` and `end` index its text. */
export interface SqlToken {
  kind: 'word' | 'quoted' | 'parameter' | 'other'
  start: number
  end: number
  /** Number of brackets open around it. */
  depth: number
  /** Name and type of a `{name:Type}`. */
  parameter?: { name: string; type: string }
}

const BLANK = /\s+/y
const LINE_COMMENT = /(?:--|\/\/|#!|# )[^\n]*/y
const WORD = /[A-Za-z_][\w$]*/y
const NUMBER = /\d[\w.]*/y
const HEREDOC = /\$\w*\$/y
const PARAMETER_START = /\{\s*([A-Za-z_]\w*)\s*:/y

/**
 * Splits a statement the way ClickHouse's lexer does, as far as it takes to tell code from texts, quoted
 * names and comments.
 *
 * What surprises: `#!`, `# ` and `//` begin comments, block comments nest, a backslash escapes inside names
 * too, `$tag$…$tag$` and ‘curly’ quotes are texts. Source: src/Parsers/Lexer.cpp of ClickHouse 26.7.
 */
export function* scanSql(sql: string): Generator<SqlToken> {
  let at = 0
  let depth = 0
  while (at < sql.length) {
    const blank = match(BLANK, sql, at) ?? match(LINE_COMMENT, sql, at)
    if (blank) {
      at += blank[0].length
      continue
    }
    if (sql.startsWith('/*', at)) {
      at = endOfBlockComment(sql, at)
      continue
    }
    const token = tokenAt(sql, at, depth)
    const first = sql[at]
    if (token.kind === 'other' && (first === '(' || first === '[' || first === '{')) depth++
    if (token.kind === 'other' && (first === ')' || first === ']' || first === '}')) {
      token.depth = --depth
    }
    yield token
    at = token.end
  }
}

function tokenAt(sql: string, start: number, depth: number): SqlToken {
  const char = sql.charAt(start)
  if (char === "'" || char === '"' || char === '`') {
    return { kind: 'quoted', start, end: endOfQuote(sql, start, char), depth }
  }
  const closing = char === '‘' ? '’' : char === '“' ? '”' : undefined
  if (closing) return { kind: 'quoted', start, end: after(sql, closing, start + 1), depth }
  const heredoc = match(HEREDOC, sql, start)
  if (heredoc) {
    return { kind: 'quoted', start, end: after(sql, heredoc[0], start + heredoc[0].length), depth }
  }
  const word = match(WORD, sql, start)
  if (word) return { kind: 'word', start, end: start + word[0].length, depth }
  return parameterAt(sql, start, depth) ?? otherAt(sql, start, depth)
}

function parameterAt(sql: string, start: number, depth: number): SqlToken | undefined {
  const opening = match(PARAMETER_START, sql, start)
  if (!opening) return undefined
  const typeStart = start + opening[0].length
  for (let at = typeStart; at < sql.length; ) {
    const char = sql.charAt(at)
    if (char === '}') {
      const parameter = { name: opening[1] ?? '', type: sql.slice(typeStart, at).trim() }
      return { kind: 'parameter', start, end: at + 1, depth, parameter }
    }
    at = char === "'" || char === '`' ? endOfQuote(sql, at, char) : at + 1
  }
  return undefined
}

function otherAt(sql: string, start: number, depth: number): SqlToken {
  const number = match(NUMBER, sql, start)
  return { kind: 'other', start, end: start + (number?.[0].length ?? 1), depth }
}

function match(pattern: RegExp, sql: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(sql)
}

function endOfQuote(sql: string, start: number, quote: string): number {
  let at = start + 1
  while (at < sql.length) {
    const char = sql[at]
    if (char === '\\') at += 2
    else if (char !== quote) at++
    else if (sql[at + 1] === quote) at += 2
    else return at + 1
  }
  return sql.length
}

function endOfBlockComment(sql: string, start: number): number {
  let at = start + 2
  let open = 1
  while (open > 0 && at < sql.length) {
    if (sql.startsWith('/*', at)) open++
    else if (sql.startsWith('*/', at)) open--
    else {
      at++
      continue
    }
    at += 2
  }
  return at
}

function after(sql: string, closing: string, from: number): number {
  const at = sql.indexOf(closing, from)
  return at < 0 ? sql.length : at + closing.length
}
