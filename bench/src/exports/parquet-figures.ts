import type { Warehouse } from '@sojourn/warehouse'
import type { S3Process } from '../server/start-s3.ts'

/** A Parquet file in the bucket of an emulator, as ClickHouse reads it. */
const fileAt = ({ endpoint, key }: S3Process, name: string): string =>
  `s3('${endpoint}/files/${name}', '${key}', '${key}', 'Parquet')`

/** Lists are JSON in the file too, and ClickHouse takes only objects for that. */
const clickhouse_settings = { input_format_parquet_enable_json_parsing: 0 } as const

/** What both the store and an export say of an event; what is empty in the one is null in the other. */
const eventHash = (names: readonly string[], time: string): string =>
  `count() AS rows, toString(sum(cityHash64(${[time, ...names.map((name) => `ifNull(toString(${name}), '')`)].join(', ')}))) AS hash`

export interface Figures {
  readonly rows: number
  /** Of the rows in any order. */
  readonly hash: string
}

/** The events of a site, as they lie in the store. */
export const storedFigures = (warehouse: Warehouse, siteId: string): Promise<Figures> =>
  ask(
    warehouse,
    `SELECT ${eventHash(['event_id', 'session_id', 'type', 'visitor_id', 'user_id', 'url', 'path', 'title', 'revenue'], 'toUnixTimestamp64Milli(ts)')}
    FROM events WHERE site_id = '${siteId}'`,
  )

/** The same of an export. */
export const exportedFigures = (warehouse: Warehouse, s3: S3Process, name: string): Promise<Figures> =>
  ask(
    warehouse,
    `SELECT ${eventHash(['eventId', 'sessionId', 'type', 'visitorId', 'userId', 'url', 'path', 'title', 'revenue'], 'toUnixTimestamp64Milli(timestamp)')}
    FROM ${fileAt(s3, name)}`,
  )

/** A checksum of each column of exported sessions, but for what each installation gives of its own. */
export async function sessionColumns(
  warehouse: Warehouse,
  s3: S3Process,
  name: string,
): Promise<Readonly<Record<string, string>>> {
  const from = fileAt(s3, name)
  const described = await warehouse.client.query({
    query: `DESCRIBE ${from}`,
    format: 'JSONEachRow',
    clickhouse_settings,
  })
  const columns = (await described.json<{ name: string }>())
    .map((column) => column.name)
    .filter((column) => !['siteId', 'createdAt', 'updatedAt'].includes(column))
  const sums = columns.map(
    (column) => `toString(sum(cityHash64(sessionId, ifNull(toString(${column}), '')))) AS ${column}_`,
  )
  const answer = await warehouse.client.query({
    query: `SELECT toString(count()) AS rows, ${sums.join(', ')} FROM ${from}`,
    format: 'JSONEachRow',
    clickhouse_settings,
  })
  const [row = {}] = await answer.json<Record<string, string>>()
  return row
}

async function ask(warehouse: Warehouse, query: string): Promise<Figures> {
  const answer = await warehouse.client.query({ query, format: 'JSONEachRow', clickhouse_settings })
  const [figures] = await answer.json<Figures>()
  if (!figures) throw new Error('the store gave no figures')
  return figures
}
