import type { SessionKey, StoredSession, Warehouse } from '@sojourn/warehouse'
import { keyText } from '../sessions-by-key/session-versions.ts'
import { sessionsByKey } from '../sessions-by-key/sessions-by-key.ts'

/** A version of a session's row. */
export interface RowPlace extends SessionKey {
  readonly version: number
}

/**
 * The sessions whose last rows are among these, in the order of the rows, at most `wanted`. An earlier version does not
 * count, whatever it says. Read are no more than it takes: usually all of `wanted` at once.
 */
export async function standingOf(
  warehouse: Warehouse,
  rows: readonly RowPlace[],
  wanted: number,
): Promise<StoredSession[]> {
  const standing = new Map<string, StoredSession>()
  let taken = 0
  while (taken < rows.length && standing.size < wanted) {
    const keys = new Map<string, SessionKey>()
    const first = taken
    for (; taken < rows.length && keys.size < wanted - standing.size; taken++) {
      const row = rows[taken] as RowPlace
      keys.set(keyText(row), row)
    }
    const last = await sessionsByKey(warehouse, [...keys.values()])
    for (const row of rows.slice(first, taken)) {
      const found = last.get(keyText(row))
      if (found?.version === row.version) standing.set(keyText(row), found.stored)
    }
  }
  return [...standing.values()]
}
