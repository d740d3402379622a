import { connect, type WarehouseAddress } from '../connect.ts'
import { WarehouseError } from '../warehouse-error.ts'
import { countRows } from './count-rows.ts'
import { insertDumped } from './insert-dumped.ts'

/** A store that is to become what a snapshot held. */
export interface RestoringStore {
  makeTable(name: string, definition: string): Promise<void>
  insert(table: string, columns: readonly string[], rows: Buffer): Promise<void>
  /** As {@link countRows}. */
  count(table: string, definition: string): Promise<number>
  close(): Promise<void>
}

/**
 * Connects to an empty database.
 * @throws WarehouseError `unreachable` where no ClickHouse answers, `not_empty` where there are tables.
 */
export async function openForRestore(address: WarehouseAddress): Promise<RestoringStore> {
  const client = connect(address)
  try {
    const answer = await client
      .query({ query: 'SHOW TABLES', format: 'JSONEachRow' })
      .catch((cause: unknown) => {
        throw new WarehouseError('unreachable', `ClickHouse does not answer: ${String(cause)}`, cause)
      })
    if ((await answer.json()).length > 0)
      throw new WarehouseError('not_empty', 'The database has tables already. Name an empty one.')
  } catch (cause) {
    await client.close()
    throw cause
  }
  return {
    makeTable: async (name, definition) =>
      void (await client.command({ query: `CREATE TABLE ${name} ${definition}` })),
    insert: (table, columns, rows) => insertDumped({ client }, { table, columns, rows }),
    count: (table, definition) => countRows({ client }, table, definition),
    close: () => client.close(),
  }
}
