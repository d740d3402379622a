import { defineQuery, type SessionKey, type Warehouse } from '@sojourn/warehouse'
import {
  readVersion,
  type SessionVersion,
  standingSessions,
  type VersionedSession,
  versionSelection,
} from './session-versions.ts'
import sql from './sessions-by-key.sql?raw'

const versions = defineQuery<{ sites: string[]; anchors: number[]; ids: string[] }, SessionVersion>({
  name: 'sessions-by-key',
  sql,
  holes: { columns: versionSelection },
  read: readVersion,
})

/** The sessions that stand at these keys, by their text. */
export async function sessionsByKey(
  warehouse: Warehouse,
  keys: readonly SessionKey[],
): Promise<Map<string, VersionedSession>> {
  if (keys.length === 0) return new Map()
  const rows = await versions(warehouse, {
    sites: [...new Set(keys.map((key) => key.siteId))],
    anchors: [...new Set(keys.map((key) => key.sessionAt / 1000))],
    ids: keys.map((key) => key.sessionId),
  })
  return standingSessions(rows)
}
