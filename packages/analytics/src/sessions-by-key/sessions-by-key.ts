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

const lastRows = defineQuery<
  { sites: string[]; anchors: number[]; ids: string[] },
  VersionedSession & { isDeleted: boolean }
>({
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
  const rows = await lastRows(warehouse, {
    sites: [...new Set(keys.map((key) => key.siteId))],
    anchors: [...new Set(keys.map((key) => key.sessionAt / 1000))],
    ids: keys.map((key) => key.sessionId),
  })
  return new Map(
    rows.filter((row) => !row.isDeleted).map((row) => [keyText(row.stored.session), row] as const),
  )
}

/** A key as text, alike for equal keys only. */
export const keyText = ({ siteId, sessionAt, sessionId }: SessionKey): string =>
  `${siteId} ${sessionAt} ${sessionId}`
