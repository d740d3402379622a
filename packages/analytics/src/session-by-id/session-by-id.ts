import {
  defineQuery,
  readSessionRow,
  type StoredSession,
  sessionSelection,
  type Warehouse,
} from '@sojourn/warehouse'
import sql from './session-by-id.sql?raw'

const lastRows = defineQuery<
  { sites: readonly string[]; id: string },
  { isDeleted: boolean; stored: StoredSession }
>({
  name: 'session-by-id',
  sql,
  holes: { columns: sessionSelection },
  read: ([isDeleted, ...cells]) => ({ isDeleted: isDeleted === 1, stored: readSessionRow(cells) }),
})

/** The session of this id on these sites; where several sites have one, the one that began last. */
export async function sessionById(
  warehouse: Warehouse,
  siteIds: readonly string[],
  sessionId: string,
): Promise<StoredSession | undefined> {
  const rows = await lastRows(warehouse, { sites: siteIds, id: sessionId })
  const standing = rows.filter((row) => !row.isDeleted).map((row) => row.stored)
  return standing.sort((one, other) => startedAt(other) - startedAt(one))[0]
}

const startedAt = ({ session }: StoredSession): number => session.startedAt
