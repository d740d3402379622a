import { randomUUID } from 'node:crypto'
import { type SiteSettings, siteSettings } from '@sojourn/contract'
import { foldSession, type SessionEvent, stageOf } from '@sojourn/sessions'
import {
  hideSessions,
  insertEvents,
  insertSessions,
  type StoredEvent,
  type StoredSession,
  type Warehouse,
} from '@sojourn/warehouse'
import fc from 'fast-check'
import { drawnPages, drawnUsers, drawnVisitors } from './drawn-store.ts'

/** The rules by which drawn sessions are read: the standard ones. */
const drawnRules: SiteSettings = siteSettings.parse({})

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** The instant at which drawn histories are asked about. */
export const historyNow = Date.UTC(2026, 3, 6, 12)

/** Where sessions begin: around borders of days and hours, and where clocks change in New York and on Lord Howe. */
const beginnings = [
  Date.UTC(2026, 2, 8, 4, 59, 59, 999),
  Date.UTC(2026, 2, 8, 5),
  Date.UTC(2026, 2, 8, 6, 50),
  Date.UTC(2026, 2, 8, 7, 10),
  Date.UTC(2026, 2, 9, 3, 59),
  Date.UTC(2026, 2, 9, 18, 10),
  Date.UTC(2026, 2, 9, 18, 15),
  Date.UTC(2026, 3, 4, 14, 40),
  Date.UTC(2026, 3, 4, 15, 10),
  Date.UTC(2026, 3, 4, 23, 59, 59, 500),
  Date.UTC(2026, 3, 5, 0),
  historyNow - 20 * minuteMs,
]

/** Names of properties, also such as break what is put together from text. */
export const drawnProperties = ['plan', 'a.b', '^a', ':`Int64`', 'b`t', "it's", '\\', 'ü ñ', '{now:Int64}']

const propertyValue = fc.constantFrom<unknown>(
  'pro',
  'free',
  "o'hara\\",
  '',
  404,
  '404',
  1.5,
  -3,
  true,
  null,
  ['x', 1],
  { z: 'deep' },
)

const properties = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...drawnProperties, 'orderId'), propertyValue), {
    maxLength: 3,
    selector: ([name]) => name.split('.', 1)[0],
  })
  .map((pairs) => Object.fromEntries(pairs))

const texts = (...values: string[]) => fc.constantFrom('', ...values)

const source = fc.record({
  referrer: texts('https://www.google.com/', 'https://news.example/a?b=c'),
  channel: fc.constantFrom('' as const, 'direct' as const, 'search' as const),
  utmSource: texts('newsletter'),
  utmMedium: texts('mail'),
  utmCampaign: texts('spring', "it's"),
  utmTerm: texts(),
  utmContent: texts(),
  deviceType: texts('desktop', 'mobile'),
  browser: texts('Chrome'),
  os: texts('iOS'),
  country: texts('DE', 'FR'),
  userAgent: texts(),
  ip: texts(),
})

const types = [
  'page_view',
  'page_view',
  'page_view',
  'click',
  'add_to_cart',
  'checkout_start',
  'purchase',
  'form_completed',
  'identify',
  'session_end',
  'message_sent',
  'message_received',
]

const event = fc.record({
  type: fc.constantFrom(...types),
  offset: fc.constantFrom(0, 0, 1, 999, 30_000, 20 * minuteMs, 3 * hourMs, -minuteMs, -26 * hourMs),
  sequence: fc.constantFrom(0, 0, 1, -1),
  page: fc.constantFrom('', ...drawnPages, '/cart', '/checkout/pay'),
  section: fc.constantFrom('', 'shop', 'konto ü', '__proto__'),
  title: fc.constantFrom('', 'Start'),
  userId: fc.constantFrom('', '', '', ...drawnUsers),
  visitorId: fc.constantFrom('', ...drawnVisitors, 'v1', 'v1'),
  message: fc.constantFrom('', 'Hello?', 'Where is my order?'),
  money: fc.constantFrom<readonly [number | null, string]>(
    [null, ''],
    [null, ''],
    [19.9, 'EUR'],
    [0.1, 'EUR'],
    [5, 'USD'],
    [-2.5, 'EUR'],
  ),
  properties,
  source,
})

const session = fc.record({
  site: fc.constantFrom('a', 'b'),
  id: fc.constantFrom('s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8', 's9'),
  beginsAt: fc.constantFrom(...beginnings),
  /** How far the anchor lies from the first event to arrive: visits that were cut have it elsewhere. */
  anchorShiftMs: fc.constantFrom(0, 0, 0, -20 * hourMs, 5 * dayMs),
  /** In order of arrival. */
  events: fc.array(event, { minLength: 1, maxLength: 6 }),
  heartbeatMs: fc.constantFrom(0, 0, 25 * minuteMs),
  /** A session whose events went to another: its row is hidden, and its events are gone. */
  movedAway: fc.constantFrom(false, false, false, false, true),
})
type DrawnSession = typeof session extends fc.Arbitrary<infer Value> ? Value : never

/** What happened on two sites: sessions of events with ties, late ones, people who identify themselves midway. */
export const drawnHistory: fc.Arbitrary<DrawnSession[]> = fc.uniqueArray(session, {
  minLength: 1,
  maxLength: 16,
  selector: ({ site, id }) => `${site} ${id}`,
})

/** What counts of a history: the raw events, each once, and the sessions that they fold into. */
export interface History {
  readonly siteIds: readonly string[]
  readonly events: readonly SessionEvent[]
  readonly sessions: readonly StoredSession[]
}

/**
 * Writes a history the way the server does, to sites of its own named by `prefix`: each event once, a row for the first
 * events of a session and one for all, users resolved by the identities. Returns what counts of it.
 * @param meanwhile is done where the first event of each session stands, and their rows
 */
export async function writeHistory(
  warehouse: Warehouse,
  prefix: string,
  drawn: readonly DrawnSession[],
  meanwhile?: (siteIds: readonly string[]) => Promise<void>,
): Promise<History> {
  const siteIds = [`${prefix}-a`, `${prefix}-b`]
  const told = drawn.map((one) => ({ one, events: one.movedAway ? [] : eventsOf(prefix, one) }))
  const events = told.flatMap((session) => session.events)
  const users = firstUsers(events)
  const early: StoredSession[] = []
  const sessions: StoredSession[] = []
  const hidden: { siteId: string; sessionId: string; sessionAt: number; version: number }[] = []
  for (const { one, events } of told) {
    const key = keyOf(prefix, one)
    const stand = (some: readonly SessionEvent[]): StoredSession | null => {
      const folded = foldSession(some, [], drawnRules, key)
      const userId = folded && (folded.userId || (users.get(visitorKey(folded)) ?? ''))
      return (
        folded && {
          session: folded,
          visitKey: '',
          userId: userId ?? '',
          lastSeenAt: folded.lastEventAt + one.heartbeatMs,
        }
      )
    }
    const first = stand(one.movedAway ? eventsOf(prefix, one) : events.slice(0, 1))
    if (first) early.push(first)
    const final = stand(events)
    if (final) sessions.push(final)
    else hidden.push({ ...key, version: 2 })
  }
  const write = async (some: readonly StoredEvent[], rows: readonly StoredSession[], version: number) => {
    // In two parts, so that events of one millisecond lie apart.
    for (const rest of [0, 1])
      await insertEvents(
        warehouse,
        some.filter((_, index) => index % 2 === rest),
        randomUUID(),
      )
    await insertSessions(
      warehouse,
      rows.map((stored) => ({ stored, version })),
      randomUUID(),
    )
  }
  const firsts = told.flatMap(({ events }) => events.slice(0, 1))
  await write(firsts, early, 1)
  await meanwhile?.(siteIds)
  const late = events.filter((event) => !firsts.includes(event))
  await write(late, sessions, 2)
  await hideSessions(warehouse, hidden, randomUUID())
  return { siteIds, events, sessions }
}

function eventsOf(prefix: string, drawn: DrawnSession): StoredEvent[] {
  const key = keyOf(prefix, drawn)
  return drawn.events.map(({ offset, properties, money, ...given }, index) => ({
    ...key,
    ...given,
    // As good as unique in the world: what a user did at once in two sessions has an order, too.
    eventId: `e${index}-${key.sessionId}-${drawn.site}`,
    timestamp: drawn.beginsAt + offset,
    receivedAt: historyNow + index,
    url: '',
    path: given.page,
    stage: stageOf(given, drawnRules.stages),
    properties: JSON.stringify(properties),
    revenue: money[0],
    currency: money[1],
    visitKey: '',
  }))
}

const keyOf = (prefix: string, { site, id, beginsAt, anchorShiftMs, events }: DrawnSession) => ({
  siteId: `${prefix}-${site}`,
  sessionId: id,
  sessionAt: Math.floor((beginsAt + (events[0]?.offset ?? 0) + anchorShiftMs) / 1000) * 1000,
})

const visitorKey = ({ siteId, visitorId }: { siteId: string; visitorId: string }): string =>
  `${siteId} ${visitorId}`

/** Who each visitor was first identified as; of two at the same time, the lesser id. */
function firstUsers(events: readonly SessionEvent[]): Map<string, string> {
  const seen = [...events].sort((a, b) => a.timestamp - b.timestamp || (a.userId < b.userId ? -1 : 1))
  const users = new Map<string, string>()
  for (const event of seen) {
    if (!event.visitorId || !event.userId || users.has(visitorKey(event))) continue
    users.set(visitorKey(event), event.userId)
  }
  return users
}
