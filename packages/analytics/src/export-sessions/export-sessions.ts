import {
  defineQuery,
  readSessionRow,
  type StoredSession,
  sessionSelection,
  type Warehouse,
} from '@sojourn/warehouse'
import { streamSettings } from '../stream-settings.ts'
import { rangeParams, type TimeRange } from '../time-range.ts'
import sql from './export-sessions.sql?raw'
import weeksSql from './weeks-of-sessions.sql?raw'

interface RangeOfSites extends Record<string, unknown> {
  readonly sites: readonly string[]
  readonly from: number
  readonly to: number
}

const weeks = defineQuery<RangeOfSites, number>({
  name: 'export-sessions-weeks',
  sql: weeksSql,
  read: ([week]) => week as number,
})

const sessionsOfWeek = defineQuery<RangeOfSites & { week: number }, StoredSession>({
  name: 'export-sessions',
  sql,
  holes: { columns: sessionSelection },
  read: readSessionRow,
})

/**
 * All sessions that began in the range, in bounded memory: week by week, within a week by site and beginning. Each week is
 * one reading; what is written meanwhile may be in or not.
 */
export async function* exportSessions(
  warehouse: Warehouse,
  siteIds: readonly string[],
  range: TimeRange,
): AsyncGenerator<StoredSession> {
  const params = { sites: siteIds, ...rangeParams(range) }
  for (const week of await weeks(warehouse, params)) {
    yield* sessionsOfWeek.stream(warehouse, { ...params, week }, { settings: streamSettings })
  }
}
