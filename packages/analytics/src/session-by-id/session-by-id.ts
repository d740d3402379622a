import { defineQuery, type StoredSession, type Warehouse } from '@sojourn/warehouse'
import {
  readVersion,
  type SessionVersion,
  standingSessions,
  versionSelection,
} from '../sessions-by-key/session-versions.ts'
import sql from './session-by-id.sql?raw'

const versions = defineQuery<{ sites: readonly string[]; id: string }, SessionVersion>({
  name: 'session-by-id',
  sql,
  holes: { columns: versionSelection },
  read: readVersion,
})

/** The session of this id on these sites; where several sites have one, the one that began last. */
export async function sessionById(
  warehouse: Warehouse,
  siteIds: readonly string[],
  sessionId: string,
): Promise<StoredSession | undefined> {
  const rows = await versions(warehouse, { sites: siteIds, id: sessionId })
  const standing = standingSessions(rows.filter((row) => row.stored.session.sessionId === sessionId))
  const sessions = [...standing.values()].map(({ stored }) => stored)
  return sessions.sort((one, other) => other.session.startedAt - one.session.startedAt)[0]
}
