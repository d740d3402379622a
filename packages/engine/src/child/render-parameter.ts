import { sqlIdentifier, sqlLiteral } from './sql-literal.ts'

const NULL_VALUE = '\\N'
const MAP = /^Map\s*\(/i
const COMPOSITE = /^(?:Array|Tuple)\s*\(/i

const ESCAPES: Record<string, string> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

/**
 * A bound value as SQL of its declared type.
 *
 * Values arrive in the escaping of tab-separated files, except arrays, tuples and maps, which arrive as
 * ClickHouse prints them. Rendered is what the server itself makes of a parameter: a text of the value cast to
 * the type, which is folded before the plan is made, so that indexes are used as with any literal; a
 * String needs no cast. Casting the text of a long list is twice as fast as parsing it as SQL (61 against
 * 122–186 ms for 5,000 tuples).
 *
 * Why not chDB's own binding: it serialises all bound statements of the process.
 */
export function renderParameter(type: string, value: string): string {
  if (type === 'Identifier') return sqlIdentifier(unescapeValue(value))
  if (value === NULL_VALUE) return `_CAST(NULL, ${sqlLiteral(type)})`
  if (type === 'String') return sqlLiteral(unescapeValue(value))
  // A text can be cast to an array of maps, but not to a map.
  if (MAP.test(type)) return `_CAST(${sqlLiteral(`[${value}]`)}, ${sqlLiteral(`Array(${type})`)})[1]`
  const text = COMPOSITE.test(type) ? value : unescapeValue(value)
  return `_CAST(${sqlLiteral(text)}, ${sqlLiteral(type)})`
}

function unescapeValue(value: string): string {
  return value.replace(/\\(?:x([0-9A-Fa-f]{2})|([\s\S]))/g, (_, hex: string | undefined, char: string) =>
    hex ? String.fromCharCode(Number.parseInt(hex, 16)) : (ESCAPES[char] ?? char),
  )
}
