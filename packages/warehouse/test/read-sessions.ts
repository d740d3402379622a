import { defineQuery } from '../src/define-query.ts'
import type { Warehouse } from '../src/open-warehouse.ts'
import {
  packedSessionSelection,
  readPackedSession,
  readSessionRow,
  sessionSelection,
} from '../src/rows/session-row.ts'
import type { StoredSession } from '../src/rows/stored-session.ts'

const sql = 'SELECT /* :columns */ * FROM sessions FINAL WHERE site_id = {site:String} ORDER BY session_id'

const sessions = defineQuery<{ site: string }, StoredSession>({
  name: 'test-sessions',
  sql,
  holes: { columns: sessionSelection },
  read: readSessionRow,
})

/** The sessions of a site that stand, by id. */
export const readSessions = (warehouse: Warehouse, site: string): Promise<StoredSession[]> =>
  sessions(warehouse, { site })

const packedSessions = defineQuery<{ site: string }, StoredSession>({
  name: 'test-packed-sessions',
  sql,
  holes: { columns: packedSessionSelection },
  read: readPackedSession,
})

/** The same from the one column that holds them whole. */
export const readPackedSessions = (warehouse: Warehouse, site: string): Promise<StoredSession[]> =>
  packedSessions(warehouse, { site })
