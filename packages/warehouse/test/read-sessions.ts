import { defineQuery } from '../src/define-query.ts'
import type { Warehouse } from '../src/open-warehouse.ts'
import { readSessionRow, sessionSelection } from '../src/rows/session-row.ts'
import type { StoredSession } from '../src/rows/stored-session.ts'

const sessions = defineQuery<{ site: string }, StoredSession>({
  name: 'test-sessions',
  sql: 'SELECT /* :columns */ * FROM sessions FINAL WHERE site_id = {site:String} ORDER BY session_id',
  holes: { columns: sessionSelection },
  read: readSessionRow,
})

/** The sessions of a site that stand, by id. */
export const readSessions = (warehouse: Warehouse, site: string): Promise<StoredSession[]> =>
  sessions(warehouse, { site })
