import type { ClickHouseSettings, Row } from '@clickhouse/client'
import type { Warehouse } from './open-warehouse.ts'
import type { TimeRange } from './writes.ts'

/** Limits of one read. */
export interface ReadOptions {
  /** Stops the query in the store too. */
  readonly signal?: AbortSignal
  readonly settings?: ClickHouseSettings
  /**
   * Answers from what was answered before to the same text and parameters, where that still holds; else asks. `key` is
   * everything that the answer depends on but the rows in the store, `within` where the anchors and starts of these lie.
   */
  readonly remember?: (
    key: string,
    ask: () => Promise<unknown[][]>,
    within: TimeRange | undefined,
  ) => Promise<unknown[][]>
  /** All rows that the answer is told from have their anchor and start in here. @default anywhere */
  readonly within?: TimeRange
  /** Texts for the holes of the SQL, from closed lists only; see {@link fillHoles}. */
  readonly holes?: Readonly<Record<string, string>>
}

/** A question to the store: bound parameters in, typed rows out. */
interface Query<Params, Answer> {
  (warehouse: Warehouse, params: Params, options?: ReadOptions): Promise<Answer[]>
  /** The same, row by row in bounded memory. */
  stream(warehouse: Warehouse, params: Params, options?: ReadOptions): AsyncGenerator<Answer>
}

/**
 * Makes a question of a whole SQL text with `{name:Type}` placeholders. `read` makes an answer of a row, the row being
 * an array of cells in the order of the select list. The question's name goes along as `log_comment`.
 */
export function defineQuery<Params extends Record<string, unknown>, Answer>(question: {
  name: string
  sql: string
  holes?: Readonly<Record<string, string>>
  /** For the program's own upkeep: no limit of rows or time, the answer held whole so that no reader is waited for. */
  isUpkeep?: boolean
  read: (cells: unknown[]) => Answer
}): Query<Params, Answer> {
  const textOf = (options: ReadOptions) => fillHoles(question.sql, { ...question.holes, ...options.holes })
  const run = (warehouse: Warehouse, query: string, params: Params, options: ReadOptions) =>
    warehouse.client.query({
      query,
      query_params: params,
      format: 'JSONCompactEachRow',
      clickhouse_settings: {
        ...(question.isUpkeep ? upkeepSettings : {}),
        ...options.settings,
        log_comment: question.name,
      },
      ...(options.signal ? { abort_signal: options.signal } : {}),
    })
  const ask = async (warehouse: Warehouse, params: Params, options: ReadOptions = {}) => {
    const query = textOf(options)
    const read = async () => (await run(warehouse, query, params, options)).json<unknown[]>()
    const rows = await (options.remember
      ? options.remember(keyOf(query, params), read, options.within)
      : read())
    return rows.map(question.read)
  }
  const stream = async function* (warehouse: Warehouse, params: Params, options: ReadOptions = {}) {
    const result = await run(warehouse, textOf(options), params, options)
    for await (const rows of result.stream() as AsyncIterable<Row[]>) {
      for (const row of rows) yield question.read(row.json<unknown[]>())
    }
  }
  return Object.assign(ask, { stream })
}

/**
 * The same for an answer that is read as it lies in memory: the bytes of its rows in the format RowBinary, one after the
 * other.
 */
export function defineBytes<Params extends Record<string, unknown>>(question: {
  name: string
  sql: string
}): (warehouse: Warehouse, params: Params, options?: ReadOptions) => Promise<Uint8Array> {
  return async (warehouse, params, options = {}) => {
    const query = `${fillHoles(question.sql, options.holes ?? {})} FORMAT RowBinary`
    const read = async () => {
      const { stream } = await warehouse.client.exec({
        query,
        query_params: params,
        clickhouse_settings: { ...options.settings, log_comment: question.name },
        ...(options.signal ? { abort_signal: options.signal } : {}),
      })
      return [[await bytesOf(stream)]]
    }
    const [row] = await (options.remember
      ? options.remember(keyOf(query, params), read, options.within)
      : read())
    return row?.[0] as Uint8Array
  }
}

/** In memory of its own, since small buffers share theirs. */
async function bytesOf(stream: AsyncIterable<unknown>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk as Uint8Array)
  return new Uint8Array(Buffer.concat(chunks))
}

/** A statement and those of the parameters that it names. */
function keyOf(query: string, params: Record<string, unknown>): string {
  const named = [...query.matchAll(/\{(\w+):/g)].map(([, name = '']) => name)
  const used = [...new Set(named)].sort().map((name) => [name, params[name]])
  return `${JSON.stringify(used)} ${query}`
}

/** See `isUpkeep`. */
export const upkeepSettings: ClickHouseSettings = {
  max_result_rows: '0',
  max_result_bytes: '0',
  max_execution_time: 0,
  wait_end_of_query: 1,
}

/**
 * Fills the holes of a SQL text. A hole is a comment with what makes the text run as it stands: `/* :columns *\/ *`,
 * `/* :filters *\/ true`; comment and stand-in are replaced together.
 */
export function fillHoles(sql: string, holes: Readonly<Record<string, string>>): string {
  return sql.replace(/\/\* :(\w+) \*\/ (?:\*|true)/g, (whole, name: string) => holes[name] ?? whole)
}
