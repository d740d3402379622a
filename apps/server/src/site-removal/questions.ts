import { defineQuery } from '@sojourn/warehouse'
import mutationsOpenSql from './sql/mutations-open.sql?raw'
import rowsOfSiteSql from './sql/rows-of-site.sql?raw'

/** Rows by table. */
export interface RowsOfSite extends Record<string, number> {
  readonly events: number
  readonly changes: number
  readonly sessions: number
  readonly identities: number
  readonly moves: number
  readonly ledger: number
}

export const rowsOfSite = defineQuery<{ site: string }, RowsOfSite>({
  name: 'site-removal-rows',
  sql: rowsOfSiteSql,
  isUpkeep: true,
  read: (cells) => {
    const [events = 0, changes = 0, sessions = 0, identities = 0, moves = 0, ledger = 0] = cells as number[]
    return { events, changes, sessions, identities, moves, ledger }
  },
})

export const mutationsOpen = defineQuery<Record<string, never>, { table: string; failure: string }>({
  name: 'site-removal-mutations',
  sql: mutationsOpenSql,
  isUpkeep: true,
  read: ([table, failure]) => ({ table: table as string, failure: failure as string }),
})
