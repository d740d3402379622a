import { randomUUID } from 'node:crypto'
import { type SiteSettings, siteSettings } from '@sojourn/contract'
import { type EventSource, foldSession, type SessionEvent } from '@sojourn/sessions'
import { hideSessions, insertSessions, type StoredSession, type Warehouse } from '@sojourn/warehouse'
import fc from 'fast-check'

const rules: SiteSettings = siteSettings.parse({})
const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** The time around which everything drawn happens. */
export const drawnAt = Date.UTC(2026, 2, 10, 12)

/** Names that break what is put together from text. */
export const drawnUsers = ['u1', "o'hara", 'ユーザー\\', '{now:Int64}"']
export const drawnVisitors = ['v1', "v'2", 'vé\\n3']
export const drawnPages = ['/', '/p/:id', "/it's", '/ü/\\']
export const drawnTypes = [
  'page_view',
  'click',
  'add_to_cart',
  'purchase',
  'form_started',
  'form_completed',
  'link_clicked',
  'session_end',
  'section_change',
]

const source: fc.Arbitrary<EventSource> = fc
  .record({
    deviceType: fc.constantFrom('', 'desktop', 'mobile'),
    country: fc.constantFrom('', 'DE', 'FR'),
    channel: fc.constantFrom('', 'direct', 'search'),
  })
  .map((known) => ({
    referrer: '',
    utmSource: '',
    utmMedium: '',
    utmCampaign: '',
    utmTerm: '',
    utmContent: '',
    browser: '',
    os: '',
    userAgent: '',
    ip: '',
    ...known,
  })) as fc.Arbitrary<EventSource>

const event = fc.record({
  type: fc.constantFrom(...drawnTypes),
  offset: fc.constantFrom(0, 1, 999, 20 * minuteMs, 3 * dayMs, -5 * minuteMs, -2 * dayMs),
  page: fc.constantFrom(...drawnPages),
  section: fc.constantFrom('', 'shop', 'account', '__proto__'),
  userId: fc.constantFrom('', '', ...drawnUsers),
  visitorId: fc.constantFrom('', ...drawnVisitors),
  source,
})

const session = fc.record({
  site: fc.constantFrom('a', 'b', 'c'),
  id: fc.constantFrom('s1', 's2', 's3', 's4', 's5', 's6'),
  /** Few different times, so that starts are equal; far ones, so that windows widen. */
  daysBefore: fc.constantFrom(0, 0, 0, 0.5, 1, 3, 15, 60, 90),
  /** How far the anchor lies from the first event to arrive: visits that were cut have it elsewhere. */
  anchorShiftMs: fc.constantFrom(0, 0, -20 * 60 * minuteMs, 5 * dayMs),
  events: fc.array(event, { minLength: 1, maxLength: 5 }),
  heartbeatMs: fc.constantFrom(0, 0, 80_000, 25 * minuteMs),
  end: fc.constantFrom('stands', 'stands', 'stands', 'hidden', 'shown again'),
})
type Drawn = typeof session extends fc.Arbitrary<infer Value> ? Value : never

/** Sessions of three sites, each with its events in order of arrival. */
export const drawnSessions: fc.Arbitrary<Drawn[]> = fc.uniqueArray(session, {
  minLength: 1,
  maxLength: 18,
  selector: ({ site, id }) => `${site} ${id}`,
})

/**
 * Writes sessions the way the server does: a row for every event that arrives, each with a higher version, some hidden at
 * the end. The sites are new ones, named by `prefix`. Returns what counts of all that: the last version of each.
 */
export async function writeDrawn(
  warehouse: Warehouse,
  prefix: string,
  drawn: readonly Drawn[],
): Promise<StoredSession[]> {
  const standing: StoredSession[] = []
  const rounds: (StoredSession | null)[][] = drawn.map((one) => versionsOf(prefix, one))
  const roundsMax = Math.max(...rounds.map((versions) => versions.length))
  for (let version = 1; version <= roundsMax; version += 1) {
    const shown = rounds.flatMap((versions) => versions[version - 1] ?? [])
    const hidden = rounds.flatMap((versions, index) =>
      versions[version - 1] === null ? [{ ...keyOf(prefix, drawn[index] as Drawn), version }] : [],
    )
    await insertSessions(
      warehouse,
      shown.map((stored) => ({ stored, version })),
      randomUUID(),
    )
    await hideSessions(warehouse, hidden, randomUUID())
  }
  for (const versions of rounds) {
    const last = versions.at(-1)
    if (last) standing.push(last)
  }
  return standing
}

function versionsOf(prefix: string, drawn: Drawn): (StoredSession | null)[] {
  const key = keyOf(prefix, drawn)
  const first = drawnAt - drawn.daysBefore * dayMs
  const events = drawn.events.map(
    ({ offset, ...given }, index): SessionEvent => ({
      ...key,
      ...given,
      eventId: `e${index}`,
      timestamp: first + offset,
      sequence: 0,
      receivedAt: drawnAt,
      url: '',
      path: given.page,
      stage: '',
      title: '',
      properties: '{}',
      revenue: null,
      currency: '',
      message: '',
    }),
  )
  const versions = events.map((_, index) => {
    const folded = foldSession(events.slice(0, index + 1), [], rules, key)
    if (folded === null) return null
    const userId = folded.userId || (folded.visitorId === 'v1' ? 'u1' : '')
    return {
      session: folded,
      visitKey: '',
      userId,
      lastSeenAt: folded.lastEventAt + drawn.heartbeatMs,
    }
  })
  if (drawn.end === 'stands') return versions
  return drawn.end === 'hidden' ? [...versions, null] : [...versions, null, versions.at(-1) ?? null]
}

const keyOf = (prefix: string, { site, id, daysBefore, anchorShiftMs, events }: Drawn) => ({
  siteId: `${prefix}-${site}`,
  sessionId: id,
  sessionAt:
    Math.floor((drawnAt - daysBefore * dayMs + (events[0]?.offset ?? 0) + anchorShiftMs) / 1000) * 1000,
})
