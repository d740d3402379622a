import {
  packedSessionSelection,
  readPackedSession,
  type SessionKey,
  type StoredSession,
} from '@sojourn/warehouse'

/** A session and the version of the row that says so. */
export interface VersionedSession {
  readonly stored: StoredSession
  readonly version: number
}

/** A row of a session, which may be superseded by another, or hide the session. */
export type SessionVersion = VersionedSession & { readonly isDeleted: boolean }

/** The select list that {@link readVersion} reads. */
export const versionSelection = `version, is_deleted, ${packedSessionSelection}`

/** The version of a row selected by {@link versionSelection}. */
export const readVersion = ([version, isDeleted, ...cells]: unknown[]): SessionVersion => ({
  stored: readPackedSession(cells),
  version: version as number,
  isDeleted: isDeleted === 1,
})

/** The sessions that stand by some versions of their rows, all of each among them, by {@link keyText}. */
export function standingSessions(rows: Iterable<SessionVersion>): Map<string, VersionedSession> {
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
