import { raise } from './clickhouse-exception.ts'
import { renderParameter } from './render-parameter.ts'
import { type StatementShape, statementShape } from './statement-shape.ts'

/** Who runs a statement: the writers, the readers, the one for long upkeep, or the one that is always free. */
export type Lane = 'write' | 'read' | 'upkeep' | 'control'

/** One statement with its parameters filled in. */
export interface Statement {
  /** First word, in upper case. */
  verb: string
  lane: Lane
  /** The text before the place where settings go; all of it for most statements. */
  head: string
  /** The rest: of an INSERT, from `SETTINGS`, `SELECT`, `VALUES` or `FORMAT` on; of a DELETE or UPDATE, its `SETTINGS`. */
  tail: string
  /** The format that the statement names. */
  format?: string
}

const LANES: Record<string, Lane> = {
  SELECT: 'read',
  WITH: 'read',
  FROM: 'read',
  '(': 'read',
  SHOW: 'read',
  DESCRIBE: 'read',
  DESC: 'read',
  EXISTS: 'read',
  EXPLAIN: 'read',
  CHECK: 'upkeep',
  OPTIMIZE: 'upkeep',
  BACKUP: 'upkeep',
  RESTORE: 'upkeep',
  SYSTEM: 'upkeep',
  KILL: 'control',
}

/**
 * Reads a statement as far as running it takes, and replaces its `{name:Type}` by literals. One without a value
 * stays and is refused by ClickHouse itself.
 *
 * What would change the connection instead of answering (`SET`, `USE`, temporary tables) is refused: connections
 * are shared by all requests, and a token left on one has swallowed another's insert.
 *
 * @throws {ClickHouseException} 62 where there is not exactly one statement, 48 for the refused kinds.
 */
export function parseStatement(sql: string, parameters: ReadonlyMap<string, string>): Statement {
  const shape = shapeOf(sql)
  const [verb = '', second, third] = shape.opening
  const isTemporary = verb === 'CREATE' && (second === 'TEMPORARY' || third === 'TEMPORARY')
  if (verb === 'SET' || verb === 'USE' || isTemporary) {
    throw raise(48, `${verb} needs a session, which the embedded engine does not have`)
  }
  const middle = shape.settingsAt ?? shape.end
  return {
    verb,
    lane: LANES[verb] ?? 'write',
    head: fill(sql, 0, middle, shape, parameters),
    tail: fill(sql, middle, shape.end, shape, parameters),
    ...(shape.format === undefined ? {} : { format: shape.format }),
  }
}

/** Statements whose shapes are kept; most come again with other values. Finding one takes a millisecond a kilobyte. */
const shapesMax = 200
const keptLengthMax = 32_768
const shapes = new Map<string, StatementShape>()

function shapeOf(sql: string): StatementShape {
  const known = shapes.get(sql)
  if (known) return known
  const shape = statementShape(sql)
  if (sql.length > keptLengthMax) return shape
  if (shapes.size >= shapesMax) shapes.clear()
  shapes.set(sql, shape)
  return shape
}

function fill(
  sql: string,
  from: number,
  to: number,
  shape: StatementShape,
  values: ReadonlyMap<string, string>,
): string {
  let filled = ''
  let copied = from
  for (const { start, end, parameter } of shape.parameters) {
    const value = parameter && values.get(parameter.name)
    if (value === undefined || start < from || start >= to) continue
    filled += sql.slice(copied, start) + renderParameter(parameter?.type ?? '', value)
    copied = end
  }
  return filled + sql.slice(copied, to)
}
