import { command } from '../command.ts'
import type { Warehouse } from '../open-warehouse.ts'
import sql from './give-sessions-to-user.sql?raw'

/** Gives the anonymous sessions of visitors to the users that they were identified as, place by place. Safe to repeat. */
export async function giveSessionsToUser(
  warehouse: Warehouse,
  params: { site: string; visitors: string[]; users: string[]; version: number },
): Promise<void> {
  await command(warehouse, [params.site], {
    query: sql,
    query_params: params,
    clickhouse_settings: { log_comment: 'give-sessions-to-user' },
  })
}
