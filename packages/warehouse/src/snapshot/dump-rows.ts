import { buffer } from 'node:stream/consumers'
import { upkeepSettings } from '../define-query.ts'
import type { Warehouse } from '../open-warehouse.ts'
import { copyPrefix } from './snapshot.ts'

/** Rows of parts of a table in a snapshot: those from `from` (inclusive) to `to` (exclusive) by their place in the part. */
export interface RowsOfPart {
  readonly table: string
  readonly columns: readonly string[]
  readonly parts: readonly string[]
  readonly from: number
  readonly to: number
}

/**
 * Rows of a snapshot as ClickHouse's `TabSeparated`: a line each, without those that were deleted. What {@link insertDumped}
 * takes back, here or in another ClickHouse.
 */
export async function dumpRows(warehouse: Warehouse, rows: RowsOfPart): Promise<Buffer> {
  const { table, columns, parts, from, to } = rows
  const { stream } = await warehouse.client.exec({
    query: `SELECT ${columns.join(', ')} FROM ${copyPrefix}${table}
      WHERE _part IN {parts:Array(String)} AND _part_offset >= {from:UInt64} AND _part_offset < {to:UInt64}
      FORMAT TabSeparated`,
    query_params: { parts, from, to },
    clickhouse_settings: { ...upkeepSettings, max_threads: 1, log_comment: 'dump-rows' },
  })
  return buffer(stream)
}
