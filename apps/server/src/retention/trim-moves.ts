import { command, type Warehouse } from '@sojourn/warehouse'
import { dueMoves } from './questions.ts'
import deleteMoves from './sql/delete-moves.sql?raw'

/** Removes what was noted of moved visits of a site, where no session is left that it leads to. Answers how many moves. */
export async function trimMoves(warehouse: Warehouse, site: string, before: number): Promise<number> {
  for (let trimmed = 0; ; ) {
    const moves = await dueMoves(warehouse, { site, before })
    if (moves.length === 0) return trimmed
    await command(warehouse, [site], {
      query: deleteMoves,
      query_params: { site, moves },
      clickhouse_settings: { log_comment: 'retention-moves', mutations_sync: '1' },
    })
    trimmed += moves.length
  }
}
