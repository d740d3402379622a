import { activeWithinMs } from '@sojourn/contract'
import { defineQuery, type SessionKey, type StoredSession, type Warehouse } from '@sojourn/warehouse'
import { keyText } from '../sessions-by-key/session-versions.ts'
import { sessionsByKey } from '../sessions-by-key/sessions-by-key.ts'
import { storeInstant } from '../store-instant.ts'
import sql from './active-sessions.sql?raw'

const active = defineQuery<
  { sites: readonly string[]; since: number; limit: number },
  { count: number; key: SessionKey }
>({
  name: 'active-sessions',
  sql,
  read: (cells) => {
    const [count, siteId, sessionAt, sessionId] = cells as [number, string, number, string]
    return { count, key: { siteId, sessionAt, sessionId } }
  },
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
  const keys = rows.map((row) => row.key)
  const found = await sessionsByKey(warehouse, keys)
  const sessions = keys.flatMap((key) => found.get(keyText(key))?.stored ?? [])
  return { count: rows[0]?.count ?? 0, sessions }
}
