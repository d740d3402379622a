import { defineQuery } from '../define-query.ts'
import { changeSelection, readChangeRow } from '../rows/change-row.ts'
import sql from './changes-of-sessions.sql?raw'
import type { SessionLists } from './events-of-sessions.ts'

/** All changes of some sessions, in the order of their making. */
export const changesOfSessions = defineQuery<SessionLists, ReturnType<typeof readChangeRow>>({
  name: 'changes-of-sessions',
  sql,
  isUpkeep: true,
  holes: { columns: changeSelection },
  read: readChangeRow,
})
