import type { ClickHouseClient } from '@clickhouse/client'
import { connect, type WarehouseAddress } from './connect.ts'
import { migrate } from './migrations/migrate.ts'
import { Writes } from './writes.ts'

/** The open store of events and sessions. */
export interface Warehouse {
  readonly client: ClickHouseClient
  /** What this process wrote. */
  readonly writes: Writes
  close(): Promise<void>
}

/**
 * Connects and brings the schema up to date.
 * @throws WarehouseError `unreachable` where no ClickHouse answers, `migration_failed` where a statement fails.
 */
export async function openWarehouse(address: WarehouseAddress): Promise<Warehouse> {
  const client = connect(address)
  await migrate(client)
  const writes = new Writes()
  const command = client.command.bind(client)
  client.command = (statement) => command(statement).finally(() => writes.noteEverywhere())
  return { client, writes, close: () => client.close() }
}
