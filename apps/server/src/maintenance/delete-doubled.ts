import { command, defineQuery, type SessionKey, type Warehouse } from '@sojourn/warehouse'
import deleteRows from './delete-rows.sql?raw'
import surplus from './surplus-rows.sql?raw'

const surplusRows = defineQuery<{ site: string; anchor: number; id: string; events: string[] }, string>({
  name: 'surplus-rows',
  sql: surplus,
  read: ([place]) => place as string,
})

/** Ids in one question, which travel in its address. */
const idsMax = 500

/**
 * Leaves of each of these events of a session the row that was written first. No row is written again: the others are
 * named by block number and offset, which are theirs for good, so a merge in between changes nothing, and a row that is
 * not named cannot go. Safe to repeat.
 */
export async function deleteDoubled(
  warehouse: Warehouse,
  { siteId, sessionId, sessionAt }: SessionKey,
  eventIds: readonly string[],
): Promise<void> {
  const session = { site: siteId, anchor: sessionAt / 1000, id: sessionId }
  for (let start = 0; start < eventIds.length; start += idsMax) {
    const places = await surplusRows(warehouse, { ...session, events: eventIds.slice(start, start + idsMax) })
    for (let first = 0; first < places.length; first += idsMax) {
      await command(warehouse, [siteId], {
        query: deleteRows,
        query_params: { ...session, places: places.slice(first, first + idsMax) },
        // A patch part: milliseconds, and no other row is written again.
        clickhouse_settings: { log_comment: 'delete-doubled', lightweight_delete_mode: 'lightweight_update' },
      })
    }
  }
}
