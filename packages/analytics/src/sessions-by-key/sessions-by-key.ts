import {
  defineQuery,
  readSessionRow,
  type SessionKey,
  type StoredSession,
  sessionSelection,
  type Warehouse,
} from '@sojourn/warehouse'
import sql from './sessions-by-key.sql?raw'

/** A session and the version of the row that says so. */
export interface VersionedSession {
  readonly stored: StoredSession
  readonly version: number
}

type SessionVersion = VersionedSession & { readonly isDeleted: boolean }

const versions = defineQuery<{ sites: string[]; anchors: number[]; ids: string[] }, SessionVersion>({
  name: 'sessions-by-key',
  sql,
  holes: { columns: sessionSelection },
  read: ([version, isDeleted, ...cells]) => ({
    stored: readSessionRow(cells),
    version: version as number,
    isDeleted: isDeleted === 1,
  }),
})

/** The sessions that stand at these keys, by {@link keyText}. */
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
  const last = new Map<string, SessionVersion>()
  for (const row of rows) {
    const key = keyText(row.stored.session)
    if (row.version > (last.get(key)?.version ?? -1)) last.set(key, row)
  }
  return new Map([...last].filter(([, row]) => !row.isDeleted))
}

/** A key as text, alike for equal keys only. */
export const keyText = ({ siteId, sessionAt, sessionId }: SessionKey): string =>
  `${siteId} ${sessionAt} ${sessionId}`
