import { activeWithinMs } from '@sojourn/contract'
import {
  defineQuery,
  readSessionRow,
  type StoredSession,
  sessionSelection,
  type Warehouse,
} from '@sojourn/warehouse'
import { storeInstant } from '../store-instant.ts'
import sql from './active-sessions.sql?raw'

const active = defineQuery<
  { sites: readonly string[]; since: number; limit: number },
  { count: number; stored: StoredSession }
>({
  name: 'active-sessions',
  sql,
  holes: { columns: sessionSelection },
  read: ([count, ...cells]) => ({ count: count as number, stored: readSessionRow(cells) }),
})

/**
 * Sessions that were heard from (an event or a heartbeat) within 90 seconds before `now` and that nobody ended: how many,
 * and the newest of them, at most `limit` (1 or more).
 */
export async function activeSessions(
  warehouse: Warehouse,
  siteIds: readonly string[],
  now: number,
  limit: number,
): Promise<{ count: number; sessions: StoredSession[] }> {
  const rows = await active(warehouse, { sites: siteIds, since: storeInstant(now - activeWithinMs), limit })
  return { count: rows[0]?.count ?? 0, sessions: rows.map((row) => row.stored) }
}
