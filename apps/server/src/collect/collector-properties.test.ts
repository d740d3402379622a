import { foldSession, sessionize } from '@sojourn/sessions'
import type { StoredEvent, StoredSession } from '@sojourn/warehouse'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore, type TestStore, testSite } from '../../test/open-test-collector.ts'
import { readEvents, readSessions } from '../../test/read-rows.ts'
import { groupBy } from './group-by.ts'
import type { LiveCollector } from './live-collector.ts'

const start = Date.UTC(2026, 5, 1)
const receivedAt = start + 40 * 86_400_000
const minute = 60_000
const types = ['page_view', 'click', 'add_to_cart', 'purchase', 'form_started', 'session_end', 'identify']

let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

/** Events as a client sends them: some with a session, some of a visitor whose sessions are made by inactivity. */
const events = (spanMinutes: number) =>
  fc
    .array(
      fc.record({
        minutes: fc.integer({ min: 0, max: spanMinutes }),
        milliseconds: fc.constantFrom(0, 0, 1),
        who: fc.integer({ min: 0, max: 5 }),
        type: fc.constantFrom(...types),
        path: fc.constantFrom('/', '/products/1', '/cart', '/checkout', '/a"b\\c\tü'),
        userId: fc.constantFrom(undefined, undefined, undefined, 'ann', 'bob'),
      }),
      { minLength: 1, maxLength: 60 },
    )
    .map((drawn) =>
      drawn.map(({ minutes, milliseconds, who, type, path, userId }, index) => ({
        eventId: `e${index}`,
        type,
        path,
        timestamp: start + minutes * minute + milliseconds,
        ...(who < 3
          ? { sessionId: `s${who}`, visitorId: `v${(who + Number(index % 4 === 0)) % 3}` }
          : { visitorId: `v${who}` }),
        ...(userId ? { userId } : {}),
      })),
    )

const delivery = fc.record({
  order: fc.infiniteStream(fc.integer({ min: 0, max: 1_000_000 })),
  repeats: fc.infiniteStream(fc.integer({ min: 0, max: 3 })),
  sizes: fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
  restarts: fc.infiniteStream(fc.integer({ min: 0, max: 12 })),
})

type Delivery = typeof delivery extends fc.Arbitrary<infer Value> ? Value : never

describe('whatever the order, the batches, the repeats and the restarts', () => {
  let run = 0

  const check = async (sent: { eventId: string }[], how: Delivery) => {
    const site = testSite({}, `site_${run++}`)
    const open = () => store.openCollector({ sites: [site], hotEventsMax: 40, now: () => receivedAt })
    let collector = await open()
    const queue = sent
      .flatMap((event) => (how.repeats.next().value === 0 ? [event, event] : [event]))
      .map((event) => ({ event, order: how.order.next().value }))
      .sort((one, other) => one.order - other.order)
      .map(({ event }) => event)
    const outcomes: string[] = []
    while (queue.length > 0) {
      const batches = [how.sizes.next().value, how.sizes.next().value].map((size) => queue.splice(0, size))
      const answers = await Promise.all(
        batches.map((batch) =>
          collector.collect(site, batch, { ip: '', userAgent: '', receivedAt, ownUserId: null }),
        ),
      )
      outcomes.push(...answers.flat().map((outcome) => outcome.status))
      if (how.restarts.next().value === 0) {
        await collector.stop()
        collector = await open()
      }
    }
    await checkStore(site.siteId, collector, sent, outcomes)
    await collector.stop()
  }

  const checkStore = async (
    siteId: string,
    collector: LiveCollector,
    sent: unknown[],
    outcomes: string[],
  ) => {
    await collector.settle()
    const stored = await readEvents(store.warehouse, siteId)
    const rows = await readSessions(store.warehouse, siteId)
    expect(new Set(stored.map((event) => event.eventId)).size).toBe(stored.length)
    expect(outcomes).not.toContain('rejected')
    const ignored = sent.length - stored.length
    expect(outcomes.filter((status) => status === 'accepted').length).toBeGreaterThanOrEqual(
      sent.length - ignored,
    )
    checkVisits(stored)
    checkRows(stored, rows)
  }

  /** Those without a session are parted as the definition parts them. */
  const checkVisits = (stored: StoredEvent[]) => {
    const withoutId = stored.filter((event) => event.visitKey !== '' && event.type !== 'session_end')
    for (const visitor of groupBy(withoutId, (event) => event.visitKey).values()) {
      const ordered = visitor.toSorted((one, other) => one.timestamp - other.timestamp)
      const visits = sessionize(ordered.map((event) => event.timestamp))
      const pairs = new Set(ordered.map((event, index) => `${visits[index]} ${event.sessionId}`))
      expect(pairs.size).toBe(new Set(visits).size)
      expect(new Set(ordered.map((event) => event.sessionId)).size).toBe(new Set(visits).size)
    }
  }

  /** Each row says what the plain fold of its events says. */
  const checkRows = (stored: StoredEvent[], rows: StoredSession[]) => {
    const rules = testSite().settings
    const folded = [...groupBy(stored, (event) => event.sessionId).values()].flatMap((its) => {
      const { siteId, sessionId, sessionAt } = its[0] as StoredEvent
      const session = foldSession(its, [], rules, { siteId, sessionId, sessionAt })
      return session ? [session] : []
    })
    const byId = (one: { sessionId: string }, other: { sessionId: string }) =>
      one.sessionId < other.sessionId ? -1 : 1
    expect(rows.map((row) => row.session).toSorted(byId)).toEqual(folded.toSorted(byId))
    const firstUsers = new Map<string, { at: number; userId: string }>()
    for (const { visitorId, userId, timestamp: at } of stored) {
      const first = firstUsers.get(visitorId)
      const isEarlier = !first || at < first.at || (at === first.at && userId < first.userId)
      if (userId && isEarlier) firstUsers.set(visitorId, { at, userId })
    }
    for (const { session, userId } of rows) {
      expect(userId).toBe(session.userId || firstUsers.get(session.visitorId)?.userId || '')
    }
  }

  it('every event is there once, and every row is the fold of its events', () =>
    fc.assert(fc.asyncProperty(events(200), delivery, check), { numRuns: 15 }))

  it('visits are cut at 24 hours as the definition cuts them', () =>
    fc.assert(fc.asyncProperty(events(24 * 60 * 2), delivery, check), { numRuns: 6 }))

  it('so are those of a visitor who does not pause for longer than that', () => {
    const restless = Array.from({ length: 56 }, (_, index) => ({
      eventId: `e${index}`,
      type: 'page_view',
      path: '/',
      timestamp: start + index * 29 * minute,
      visitorId: 'v',
    }))
    return fc.assert(
      fc.asyncProperty(delivery, (how) => check(restless, how)),
      { numRuns: 2 },
    )
  })
}, 120_000)
