import type { ClickHouseClient } from '@clickhouse/client'
import { WarehouseError } from '../warehouse-error.ts'
import { firstTables } from './2026-11-21-first-tables.ts'
import { orderId } from './2026-11-21-order-id.ts'
import { packedSessions } from './2026-11-21-packed-sessions.ts'
import { segmentPeople } from './2026-11-21-segment-people.ts'
import { wideWeeks } from './2026-11-21-wide-weeks.ts'
import type { Migration } from './migration.ts'

const migrations: readonly Migration[] = [firstTables, orderId, wideWeeks, packedSessions, segmentPeople]

const createLog = `
CREATE TABLE IF NOT EXISTS migrations (
  id String, applied_at DateTime64(3, 'UTC') DEFAULT now64(3)
) ENGINE = MergeTree ORDER BY id SETTINGS fsync_after_insert = 1`

/** Applies what the store has not seen yet, in order. */
export async function migrate(client: ClickHouseClient): Promise<void> {
  await client.command({ query: createLog }).catch((cause: unknown) => {
    throw new WarehouseError('unreachable', `ClickHouse does not answer: ${String(cause)}`, cause)
  })
  const result = await client.query({ query: 'SELECT id FROM migrations', format: 'JSONEachRow' })
  const applied = new Set((await result.json<{ id: string }>()).map((row) => row.id))
  for (const migration of migrations) {
    if (!applied.has(migration.id)) await apply(client, migration)
  }
}

async function apply(client: ClickHouseClient, migration: Migration): Promise<void> {
  try {
    for (const query of migration.statements) await client.command({ query })
    await client.insert({
      table: 'migrations',
      values: [{ id: migration.id }],
      columns: ['id'],
      format: 'JSONEachRow',
    })
  } catch (cause) {
    throw new WarehouseError('migration_failed', `Migration ${migration.id} failed: ${String(cause)}`, cause)
  }
}
