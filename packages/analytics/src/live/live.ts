import {
  defineQuery,
  eventSelection,
  readEventRow,
  type SessionKey,
  type StoredEvent,
  type StoredSession,
  type Warehouse,
} from '@sojourn/warehouse'
import { type Standing, selectActive, selectHeardFrom } from '../frame/select-sessions.ts'
import { keyText } from '../sessions-by-key/session-versions.ts'
import { sessionsByKey } from '../sessions-by-key/sessions-by-key.ts'
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

interface Told extends Presence {
  /** Where the newest of them lie. */
  readonly newest: readonly SessionKey[]
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

const presence = defineQuery<Record<string, unknown>, Told>({
  name: 'live-presence',
  sql: presenceSql,
  read: ([count, visitors, users, pages, sections, channels, countries, devices, newest]) => ({
    count: count as number,
    visitors: visitors as number,
    users: users as number,
    pages: ranked(pages),
    sections: ranked(sections),
    channels: ranked(channels),
    countries: ranked(countries),
    devices: ranked(devices),
    newest: (newest as [string, number, string][]).map(([siteId, sessionAt, sessionId]) => ({
      siteId,
      sessionAt,
      sessionId,
    })),
  }),
})

const latest = defineQuery<Record<string, unknown>, StoredEvent>({
  name: 'live-events',
  sql: latestSql,
  holes: { columns: eventSelection },
  read: readEventRow,
})

/**
 * Who is here of those that fit the filters and the segment, with at most `limit` sessions (1 or more).
 * @throws QuestionError where a filter or the segment names what does not exist
 */
export async function live(warehouse: Warehouse, asked: Standing, limit: number): Promise<Live> {
  const here = selectActive(asked)
  const lately = selectHeardFrom(asked, eventsOfMs)
  const isChosen = asked.filters.length > 0 || asked.segment !== undefined
  const ofFitting = isChosen
    ? `(site_id, session_at, session_id) IN (SELECT site_id, session_at, session_id FROM sessions FINAL WHERE ${lately.chosen})`
    : 'true'
  const [[told], events] = await Promise.all([
    presence(warehouse, { ...here.bindings.params, limit }, { holes: { chosen: here.chosen } }),
    latest(warehouse, { ...lately.bindings.params, limit: eventsMax }, { holes: { ofFitting } }),
  ])
  const { newest, ...counts } = told as Told
  const found = await sessionsByKey(warehouse, newest)
  return { ...counts, sessions: newest.flatMap((key) => found.get(keyText(key))?.stored ?? []), events }
}

function ranked(counts: unknown): Here {
  return Object.entries(counts as Record<string, number>)
    .filter(([value]) => value !== '')
    .sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
    .slice(0, valuesMax)
    .map(([value, sessions]) => ({ value, sessions }))
}
