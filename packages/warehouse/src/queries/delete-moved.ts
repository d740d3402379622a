import { command } from '../command.ts'
import type { Warehouse } from '../open-warehouse.ts'
import type { VisitMove } from '../writer.ts'
import sql from './delete-moved.sql?raw'

/** Takes the events of a move out of the visit they left. Safe to repeat. */
export async function deleteMoved(warehouse: Warehouse, move: VisitMove): Promise<void> {
  await command(warehouse, [move.siteId], {
    query: sql,
    query_params: {
      site: move.siteId,
      anchor: move.fromSessionAt / 1000,
      id: move.fromSessionId,
      first: move.firstAt,
      last: move.lastAt,
    },
    clickhouse_settings: { log_comment: 'delete-moved' },
  })
}
