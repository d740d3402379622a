import type { Agent } from 'node:http'
import { type ClickHouseClient, type ClickHouseSettings, createClient } from '@clickhouse/client'

/** How to reach ClickHouse: a server's URL, or the embedded engine's socket. */
export interface WarehouseAddress {
  /** `http://user:password@host:8123/database`. */
  readonly url: string
  readonly agent?: Agent
  readonly headers?: Record<string, string>
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
 * For statements that nobody waits for. The embedded engine has a connection apart for writes of a named priority, so that no
 * other stands behind them in line; a server of ClickHouse lets statements of a lower number go first.
 */
export const patientSettings: ClickHouseSettings = { priority: '10' }

/** A client of ClickHouse; it connects when first asked. */
export const connect = (address: WarehouseAddress): ClickHouseClient =>
  createClient({
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
