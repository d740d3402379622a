import {
  defineQuery,
  eventSelection,
  readEventRow,
  type StoredEvent,
  type Warehouse,
} from '@sojourn/warehouse'
import { streamSettings } from '../stream-settings.ts'
import { rangeParams, type TimeRange } from '../time-range.ts'
import sql from './export-events.sql?raw'
import weeksSql from './weeks-of-events.sql?raw'

interface RangeOfSites extends Record<string, unknown> {
  readonly sites: readonly string[]
  readonly from: number
  readonly to: number
}

const weeks = defineQuery<RangeOfSites, number>({
  name: 'export-events-weeks',
  sql: weeksSql,
  read: ([week]) => week as number,
})

const eventsOfWeek = defineQuery<RangeOfSites & { week: number }, StoredEvent>({
  name: 'export-events',
  sql,
  holes: { columns: eventSelection },
  read: readEventRow,
})

/**
 * All events that happened in the range, in bounded memory: week by week of their sessions' beginning, within a week by
 * site, session (by beginning) and time. Each week is one reading; what is written meanwhile may be in or not.
 */
export async function* exportEvents(
  warehouse: Warehouse,
  siteIds: readonly string[],
  range: TimeRange,
): AsyncGenerator<StoredEvent> {
  const params = { sites: siteIds, ...rangeParams(range) }
  for (const week of await weeks(warehouse, params)) {
    yield* eventsOfWeek.stream(warehouse, { ...params, week }, { settings: streamSettings })
  }
}
