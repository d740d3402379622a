import type { Agent } from 'node:http'
import { type ClickHouseClient, type ClickHouseSettings, createClient } from '@clickhouse/client'
import { migrate } from './migrations/migrate.ts'
import { Writes } from './writes.ts'

/** How to reach ClickHouse: a server's URL, or the embedded engine's socket. */
export interface WarehouseAddress {
  /** `http://user:password@host:8123/database`. */
  readonly url: string
  readonly agent?: Agent
  readonly headers?: Record<string, string>
}

/** The open store of events and sessions. */
export interface Warehouse {
  readonly client: ClickHouseClient
  /** What this process wrote. */
  readonly writes: Writes
  close(): Promise<void>
}

/** What every statement runs under; values and JSON come back as they were put in. */
const settings: ClickHouseSettings = {
  output_format_json_quote_64bit_integers: 0,
  type_json_skip_duplicated_paths: 1,
  input_format_try_infer_dates: 0,
  input_format_try_infer_datetimes: 0,
  input_format_null_as_default: 0,
  async_insert: 0,
}

/**
 * Connects and brings the schema up to date.
 * @throws WarehouseError `unreachable` where no ClickHouse answers, `migration_failed` where a statement fails.
 */
export async function openWarehouse(address: WarehouseAddress): Promise<Warehouse> {
  const client = createClient({
    url: address.url,
    ...(address.agent ? { http_agent: address.agent } : {}),
    ...(address.headers ? { http_headers: address.headers } : {}),
    clickhouse_settings: settings,
    use_multipart_params_auto: true,
    request_timeout: 120_000,
    max_open_connections: 20,
    log: { level: 127 },
    compression: { request: false, response: false },
  })
  await migrate(client)
  const writes = new Writes()
  const command = client.command.bind(client)
  client.command = (statement) => command(statement).finally(() => writes.noteEverywhere())
  return { client, writes, close: () => client.close() }
}
