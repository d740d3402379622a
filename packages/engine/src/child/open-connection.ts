import { Session } from 'chdb'
import type { RawInsert } from './raw-insert.ts'
import { sqlIdentifier, sqlLiteral } from './sql-literal.ts'

/** What a statement did and answered. */
export interface Outcome {
  body: Uint8Array
  readRows: number
  readBytes: number
  writtenRows: number
  writtenBytes: number
}

/** One connection to the data directory. It runs one statement at a time; callers see to that. */
export interface Connection {
  /** @throws {Error} with ClickHouse's text, also where the database is unknown. */
  run(sql: string, format: string, database: string): Promise<Outcome>
  /** Hands rows over without copying them into the statement. */
  insert(
    target: RawInsert,
    rows: Uint8Array,
    settings: ReadonlyMap<string, string>,
    database: string,
  ): Promise<Outcome>
  /** Streams an answer in pieces. The first call blocks the thread while ClickHouse plans. */
  stream(sql: string, format: string, database: string): AsyncIterable<Uint8Array>
  close(): void
}

const NOTHING: Outcome = {
  body: new Uint8Array(0),
  readRows: 0,
  readBytes: 0,
  writtenRows: 0,
  writtenBytes: 0,
}
const DEFAULT_DATABASE = 'default'

/**
 * Opens a connection whose statements all start from the given settings.
 *
 * What surprises: only the first connection of a process reads `connectionArguments`; it configures all others.
 * @throws {Error} where ClickHouse cannot open the directory; it writes the reason to standard error.
 */
export function openConnection(
  directory: string,
  settings: Record<string, string | number>,
  connectionArguments?: string[],
): Connection {
  const session = new Session(directory, connectionArguments && { connectionArgs: connectionArguments })
  const defaults = Object.entries(settings).map(([name, value]) => `${name} = ${sqlLiteral(String(value))}`)
  session.query(`SET ${defaults.join(', ')}`)
  let current = DEFAULT_DATABASE

  async function use(database: string): Promise<void> {
    if (database === current) return
    await session.queryAsync(`USE ${sqlIdentifier(database)}`)
    current = database
  }

  /**
   * A statement that failed keeps its memory, and its place among the running ones, until the connection's next.
   */
  async function forget(error: unknown): Promise<never> {
    await session.queryAsync('SELECT 1', { format: 'Null' })
    throw error
  }

  return {
    async run(sql, format, database) {
      await use(database)
      const result = await session.queryAsync(sql, { format }).catch(forget)
      return { ...NOTHING, body: result.bytes(), readRows: result.rowsRead, readBytes: result.bytesRead }
    },
    async insert(target, rows, insertSettings, database) {
      await use(database)
      const insertion = { ...target, values: rows, settings: Object.fromEntries(insertSettings) }
      const result = await session.insert(insertion).catch(forget)
      return { ...NOTHING, writtenRows: result.rowsWritten, writtenBytes: result.bytesWritten }
    },
    async *stream(sql, format, database) {
      await use(database)
      try {
        for await (const chunk of session.queryStream(sql, { format })) yield chunk.raw()
      } catch (error) {
        await forget(error)
      }
    },
    close: () => session.close(),
  }
}
