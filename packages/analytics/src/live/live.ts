import { activeWithinMs } from '@sojourn/contract'
import {
  defineQuery,
  eventSelection,
  readEventRow,
  type StoredEvent,
  type StoredSession,
  type Warehouse,
} from '@sojourn/warehouse'
import { activeSessions } from '../active-sessions/active-sessions.ts'
import { storeInstant } from '../store-instant.ts'
import latestSql from './latest-events.sql?raw'
import presenceSql from './presence.sql?raw'

/** How many sessions have a value, the most first, then by value. */
export type Here = readonly { readonly value: string; readonly sessions: number }[]

interface Presence {
  /** Sessions. */
  readonly count: number
  readonly visitors: number
  readonly users: number
  /** By the last page of each session. */
  readonly pages: Here
  readonly sections: Here
  readonly channels: Here
  readonly countries: Here
  readonly devices: Here
}

/** Who is here: sessions that were heard from within 90 seconds and that nobody ended, and what happened last. */
export interface Live extends Presence {
  /** The newest of them. */
  readonly sessions: readonly StoredSession[]
  /** Of the last 30 minutes, newest first; also of sessions that are over. */
  readonly events: readonly StoredEvent[]
}

const valuesMax = 20
const eventsMax = 50
const eventsOfMs = 30 * 60_000

const presence = defineQuery<{ sites: readonly string[]; since: number }, Presence>({
  name: 'live-presence',
  sql: presenceSql,
  read: ([count, visitors, users, pages, sections, channels, countries, devices]) => ({
    count: count as number,
    visitors: visitors as number,
    users: users as number,
    pages: ranked(pages),
    sections: ranked(sections),
    channels: ranked(channels),
    countries: ranked(countries),
    devices: ranked(devices),
  }),
})

const latest = defineQuery<Record<string, unknown>, StoredEvent>({
  name: 'live-events',
  sql: latestSql,
  holes: { columns: eventSelection },
  read: readEventRow,
})

/** Who is here at `now`, with at most `limit` sessions (1 or more). */
export async function live(
  warehouse: Warehouse,
  siteIds: readonly string[],
  now: number,
  limit: number,
): Promise<Live> {
  const [[counts], active, events] = await Promise.all([
    presence(warehouse, { sites: siteIds, since: storeInstant(now - activeWithinMs) }),
    activeSessions(warehouse, siteIds, now, limit),
    latest(warehouse, { sites: siteIds, since: storeInstant(now - eventsOfMs), now, limit: eventsMax }),
  ])
  return { ...(counts as Presence), sessions: active.sessions, events }
}

function ranked(counts: unknown): Here {
  return Object.entries(counts as Record<string, number>)
    .filter(([value]) => value !== '')
    .sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
    .slice(0, valuesMax)
    .map(([value, sessions]) => ({ value, sessions }))
}
