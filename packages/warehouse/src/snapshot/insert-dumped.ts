import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Warehouse } from '../open-warehouse.ts'

/** Writes rows back that {@link dumpRows} gave. */
export async function insertDumped(
  warehouse: Pick<Warehouse, 'client'>,
  { table, columns, rows }: { table: string; columns: readonly string[]; rows: Buffer },
): Promise<void> {
  await warehouse.client.insert({
    table,
    columns: columns as [string, ...string[]],
    format: 'TabSeparated',
    values: Readable.from([rows], { objectMode: false }),
    // Blocks with the same rows are not repeats of each other here.
    clickhouse_settings: { insert_deduplication_token: randomUUID(), log_comment: 'insert-dumped' },
  })
}
