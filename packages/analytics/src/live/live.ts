import {
  defineQuery,
  type ReadOptions,
  type SessionKey,
  type StoredEvent,
  type StoredSession,
  type Warehouse,
} from '@sojourn/warehouse'
import { type Standing, selectActive } from '../frame/select-sessions.ts'
import { keyText } from '../sessions-by-key/session-versions.ts'
import { sessionsByKey } from '../sessions-by-key/sessions-by-key.ts'
import { latestEvents } from './latest-events.ts'
import presenceSql from './presence.sql?raw'
import { type Presence, presenceOf, ranked } from './presence.ts'
import { sessionsHere } from './sessions-here.ts'

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

type Counts = Record<string, number>

const presence = defineQuery<Record<string, unknown>, Told>({
  name: 'live-presence',
  sql: presenceSql,
  read: ([count, visitors, users, pages, sections, channels, countries, devices, newest]) => ({
    count: count as number,
    visitors: visitors as number,
    users: users as number,
    pages: ranked(pages as Counts),
    sections: ranked(sections as Counts),
    channels: ranked(channels as Counts),
    countries: ranked(countries as Counts),
    devices: ranked(devices as Counts),
    newest: (newest as [string, number, string][]).map(([siteId, sessionAt, sessionId]) => ({
      siteId,
      sessionAt,
      sessionId,
    })),
  }),
})

/** Of sessions that were heard from lately, the rows that are read one by one; more are counted by the store. */
const rowsMax = 300
/** Events that are asked for beside those that are told. */
const spareEvents = 50

/**
 * Who is here of those that fit the filters and the segment, with at most `limit` sessions (1 or more). While nothing is
 * written, who is here of all is told from what was answered before and the clock.
 * @throws QuestionError where a filter or the segment names what does not exist
 */
export async function live(
  warehouse: Warehouse,
  asked: Standing,
  limit: number,
  options: ReadOptions = {},
  bounds = { rowsMax, spareEvents },
): Promise<Live> {
  const isChosen = asked.filters.length > 0 || asked.segment !== undefined
  const readPresence = async () => {
    const here = isChosen ? undefined : await sessionsHere(warehouse, asked, bounds.rowsMax, options)
    return here
      ? { ...presenceOf(here), sessions: here.slice(0, limit) }
      : countedPresence(warehouse, asked, limit)
  }
  const [told, events] = await Promise.all([
    readPresence(),
    latestEvents(warehouse, asked, bounds.spareEvents, options),
  ])
  return { ...told, events }
}

/** Who is here as the store counts it. */
async function countedPresence(
  warehouse: Warehouse,
  asked: Standing,
  limit: number,
): Promise<Omit<Live, 'events'>> {
  const { bindings, chosen } = selectActive(asked)
  const [told] = await presence(warehouse, { ...bindings.params, limit }, { holes: { chosen } })
  const { newest, ...counts } = told as Told
  const found = await sessionsByKey(warehouse, newest)
  return { ...counts, sessions: newest.flatMap((key) => found.get(keyText(key))?.stored ?? []) }
}
