import { defineQuery, insertVisitMoves } from '@sojourn/warehouse'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestStore, type TestStore, testSite } from '../../test/open-test-collector.ts'
import { readEvents, readSessions } from '../../test/read-rows.ts'
import type { LiveCollector } from '../collect/live-collector.ts'
import { createMaintenance } from '../maintenance/create-maintenance.ts'
import { applyRetention } from './apply-retention.ts'
import { previewRetention } from './preview-retention.ts'

const day = 86_400_000
// A Thursday; ten days before it is a Monday.
const now = Date.UTC(2026, 5, 11, 15)
const keeping = { retentionDays: 10, profileRetentionDays: 10, ledgerRetentionDays: 10 }
const short = testSite(keeping, 'site_short')
const long = testSite({}, 'site_long')
const sites = [short, long]

let store: TestStore
let collector: LiveCollector
let clock = now

beforeAll(async () => {
  store = await openTestStore()
  collector = await store.openCollector({ sites, now: () => clock })
})
afterAll(async () => {
  await collector?.stop()
  await store?.close()
})

/** A visit of so many pages, one a minute, that begins so many days before now; taken in when it happened. */
async function visit(site: typeof short, visitorId: string, daysAgo: number, pages = 2, userId?: string) {
  const start = now - daysAgo * day
  clock = start + pages * 60_000
  const events = Array.from({ length: pages }, (_, page) => ({
    eventId: `${visitorId}-${daysAgo}-${page}`,
    type: 'page_view',
    timestamp: start + page * 60_000,
    visitorId,
    userId,
    path: `/${page}`,
  }))
  const sender = { ip: '', userAgent: '', receivedAt: clock, ownUserId: null }
  await collector.collect(site, events, sender)
  clock = now
}

const parts = defineQuery<{ table: string }, string>({
  name: 'test-parts',
  sql: "SELECT DISTINCT partition FROM system.parts WHERE active AND database = currentDatabase() AND table = {table:String} AND partition NOT LIKE 'patch%' ORDER BY 1",
  read: ([partition]) => partition as string,
})

const identified = defineQuery<{ site: string }, string>({
  name: 'test-identified',
  sql: 'SELECT DISTINCT visitor_id FROM identities WHERE site_id = {site:String} ORDER BY 1',
  read: ([visitor]) => visitor as string,
})

const apply = () =>
  applyRetention(
    {
      warehouse: store.warehouse,
      collector,
      now: () => now,
      signal: new AbortController().signal,
      log: () => undefined,
      progress: () => undefined,
    },
    sites.map(({ siteId, settings }) => ({ siteId, keeping: settings })),
  )

it('what has run out goes, as it was foreseen, and all figures of the rest stay', async () => {
  // The week of 18 May is of the short site alone; in that of 25 May both have something.
  await visit(short, 'old', 21, 3, 'olga')
  await visit(short, 'mid', 13)
  await visit(long, 'mid', 13, 4)
  await visit(short, 'both', 12, 2, 'bob')
  await visit(short, 'both', 3)
  await visit(short, 'new', 1)
  // Begun 13 days ago, and heard of since: it stays whole.
  const sender = { ip: '', userAgent: '', receivedAt: now - 13 * day, ownUserId: null }
  for (const daysAgo of [13, 2]) {
    const timestamp = now - daysAgo * day
    const event = { eventId: `tab-${daysAgo}`, type: 'click', timestamp, sessionId: 'tab', visitorId: 'tab' }
    await collector.collect(short, [event], { ...sender, receivedAt: timestamp })
  }
  await collector.settle()
  const before = await readSessions(store.warehouse, short.siteId)
  const stays = before.filter(({ lastSeenAt }) => lastSeenAt >= now - 11 * day)
  const events = await readEvents(store.warehouse, short.siteId)
  const theirs = await readSessions(store.warehouse, long.siteId)
  expect([before.length, stays.length, events.length]).toEqual([6, 3, 13])

  const foreseen = await previewRetention(store.warehouse, short.siteId, short.settings, now)
  expect(foreseen.sessions).toEqual({
    days: 10,
    before: Date.UTC(2026, 5, 1),
    rows: { sessions: 3, events: 7 },
    oldestAt: now - 21 * day,
  })
  expect(foreseen.ledger.rows).toEqual({ rows: 3 })
  const none = await previewRetention(store.warehouse, long.siteId, long.settings, now)
  expect(none.sessions).toEqual({ days: null, before: null, rows: {}, oldestAt: null })

  expect(await apply()).toEqual({ sessions: 3, events: 7, visitors: 1, ledgerRows: 3, weeks: 1 })
  expect(await readSessions(store.warehouse, short.siteId)).toEqual(stays)
  const ids = new Set(stays.map(({ session }) => session.sessionId))
  const kept = events.filter(({ sessionId }) => ids.has(sessionId))
  expect(await readEvents(store.warehouse, short.siteId)).toEqual(kept)
  expect(await readSessions(store.warehouse, long.siteId)).toEqual(theirs)
  for (const table of ['events', 'sessions'])
    expect(await parts(store.warehouse, { table })).toEqual(['2026-05-25', '2026-06-08'])
  // Whoever came back is still known.
  expect(await identified(store.warehouse, { site: short.siteId })).toEqual(['both'])
})

it('what is kept agrees with its events, and a repetition finds nothing', async () => {
  expect(await apply()).toEqual({ sessions: 0, events: 0, visitors: 0, ledgerRows: 0, weeks: 0 })
  const { audit } = createMaintenance({
    warehouse: store.warehouse,
    collector,
    rulesOf: () => short.settings,
    now: () => now,
  })
  const report = await audit({ siteIds: [short.siteId, long.siteId], repair: false })
  expect(report).toMatchObject({ isClean: true, sessions: 4 })
})

const movesLeft = defineQuery<{ site: string }, string>({
  name: 'test-moves',
  sql: 'SELECT DISTINCT move_id FROM visit_moves WHERE site_id = {site:String} ORDER BY 1',
  read: ([move]) => move as string,
})

it('where moved visits lead is forgotten with the sessions, and not before', async () => {
  const [standing] = await readSessions(store.warehouse, short.siteId)
  const { sessionId = '', sessionAt = 0 } = standing?.session ?? {}
  const at = now - 15 * day
  const move = (moveId: string, from: string, to: string, whole = true) => ({
    siteId: short.siteId,
    moveId,
    fromSessionId: from,
    fromSessionAt: at,
    toSessionId: to,
    toSessionAt: to === sessionId ? sessionAt : at,
    firstAt: at,
    lastAt: at,
    whole,
  })
  // A chain that ends with a session, one that ends nowhere, a part of a visit, and one that is not finished.
  const moves = [move('m1', 'a', 'b'), move('m2', 'b', sessionId), move('m3', 'c', 'd'), move('m4', 'd', 'e')]
  await insertVisitMoves(
    store.warehouse,
    [...moves, move('m5', 'f', 'g', false), move('m6', 'h', 'i')],
    false,
  )
  await insertVisitMoves(store.warehouse, [...moves, move('m5', 'f', 'g', false)], true)
  await apply()
  expect(await movesLeft(store.warehouse, { site: short.siteId })).toEqual(['m1', 'm2', 'm6'])
})

it('an event of a session that is gone opens a new one, though the old one was in memory', async () => {
  const of = (daysAgo: number) => {
    const timestamp = now - daysAgo * day
    const event = {
      eventId: `brief-${daysAgo}`,
      type: 'click',
      timestamp,
      sessionId: 'brief',
      visitorId: 'b',
    }
    const sender = { ip: '', userAgent: '', receivedAt: timestamp, ownUserId: null }
    return collector.collect(short, [event], sender)
  }
  await of(15)
  expect(collector.standing(short.siteId, 'brief')).toBeDefined()
  expect(await apply()).toMatchObject({ sessions: 1, events: 1 })
  expect(collector.standing(short.siteId, 'brief')).toBeUndefined()
  await of(1)
  await collector.settle()
  const rows = await readSessions(store.warehouse, short.siteId)
  const [brief] = rows.filter(({ session }) => session.sessionId === 'brief')
  expect(brief?.session).toMatchObject({ steps: 1, startedAt: now - day })
})
