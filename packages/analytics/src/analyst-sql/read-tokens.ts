import { sqlFault } from './sql-fault.ts'

/** A word, a name in quotes, a text, a number or a sign. */
export interface Token {
  readonly kind: 'word' | 'name' | 'text' | 'number' | 'sign' | 'end'
  /** What it says: of names and texts what stands between the quotes, of signs the sign. */
  readonly value: string
  /** Where it begins and ends in the query. */
  readonly at: number
  readonly end: number
}

const blank = /\s+|--[^\n]*|\/\*[\s\S]*?\*\//y
const word = /[A-Za-z_][A-Za-z0-9_]*/y
const number = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![A-Za-z0-9_])/y
const sign = /->|::|<=>|<=|>=|<>|!=|==|\|\||[-+*/%()[\],.<>=?:;]/y
const texts: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0', '\\': '\\' }
/** A name is printed between quotes again: nothing in it may end them, or hide. */
const plainName = /^[\p{L}\p{N}_ .,:;()/%+*#&$-]{1,128}$/u

/**
 * Takes a query apart. What is no part of the language (braces, `@`, `#`, quotes of other alphabets) is refused where it
 * stands; comments go.
 * @throws QuestionError
 */
export function readTokens(query: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at
    return pattern.exec(query)?.[0]
  }
  while (at < query.length) {
    const space = match(blank)
    if (space !== undefined) {
      at += space.length
      continue
    }
    const first = query.charAt(at)
    const token =
      first === "'" || first === '"' || first === '`' ? readQuoted(query, at, first) : readPlain(at, match)
    if (!token) throw sqlFault(query, at, `${JSON.stringify(first)} is no part of a query here`)
    tokens.push(token)
    at = token.end
  }
  return [...tokens, { kind: 'end', value: '', at: query.length, end: query.length }]
}

function readPlain(at: number, match: (pattern: RegExp) => string | undefined): Token | undefined {
  for (const [kind, pattern] of [
    ['word', word],
    ['number', number],
    ['sign', sign],
  ] as const) {
    const value = match(pattern)
    if (value !== undefined) return { kind, value, at, end: at + value.length }
  }
  return undefined
}

function readQuoted(query: string, start: number, quote: string): Token {
  let value = ''
  for (let at = start + 1; at < query.length; at += 1) {
    const char = query.charAt(at)
    const next = query.charAt(at + 1)
    if (char === quote && next !== quote) return quoted(query, start, at + 1, quote, value)
    if (char === quote || char === '\\') at += 1
    value += char === '\\' ? (texts[next] ?? (next === quote ? quote : `\\${next}`)) : char
  }
  throw sqlFault(query, start, `the ${quote} that begins here is never closed`)
}

function quoted(query: string, at: number, end: number, quote: string, value: string): Token {
  if (quote === "'") return { kind: 'text', value, at, end }
  if (!plainName.test(value))
    throw sqlFault(query, at, 'a name has 1 to 128 letters, digits, spaces and plain signs')
  return { kind: 'name', value, at, end }
}
