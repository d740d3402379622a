import { raise } from './clickhouse-exception.ts'
import type { Statement } from './parse-statement.ts'
import { sqlLiteral } from './sql-literal.ts'

/** Statements that take neither a format nor settings. Settings sent along, for all requests of a client, are dropped. */
const BARE = new Set(['SYSTEM', 'KILL'])
/** Statements that take settings but no format. */
const WITHOUT_FORMAT = new Set(['DELETE', 'UPDATE'])

/**
 * The statement as it is given to chDB, with the request's settings inside it. A setting that the statement itself
 * names wins.
 *
 * Why never `SET`: it would stay on the connection and hold for whoever comes next.
 * @throws {ClickHouseException} 115 for a setting whose name is none.
 */
export function composeSql(
  statement: Statement,
  settings: ReadonlyMap<string, string>,
  defaultFormat: string,
): string {
  const { verb, head, tail } = statement
  const clause = settingsClause(settings)
  if (clause === '' || BARE.has(verb)) return head + tail
  if (verb === 'INSERT' || WITHOUT_FORMAT.has(verb)) {
    const named = /^SETTINGS\b/i.exec(tail)
    return named
      ? `${head} ${clause},${tail.slice(named[0].length)}`
      : `${head} ${clause}${tail && ` ${tail}`}`
  }
  return statement.format ? `${head} ${clause}` : `${head} FORMAT ${defaultFormat} ${clause}`
}

function settingsClause(settings: ReadonlyMap<string, string>): string {
  const parts: string[] = []
  for (const [name, value] of settings) {
    if (!/^[A-Za-z_]\w*$/.test(name)) throw raise(115, `Unknown setting '${name}'`)
    parts.push(`${name} = ${sqlLiteral(value)}`)
  }
  return parts.length ? `SETTINGS ${parts.join(', ')}` : ''
}
