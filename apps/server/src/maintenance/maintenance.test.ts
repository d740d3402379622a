import { foldSession, readAgain, type SessionChange, type SiteRules } from '@sojourn/sessions'
import {
  changesOfSessions,
  hideSessions,
  insertEvents,
  insertSessions,
  type StoredEvent,
  type StoredSession,
} from '@sojourn/warehouse'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore, type TestStore, testSite } from '../../test/open-test-collector.ts'
import { readEvents, readSessions } from '../../test/read-rows.ts'
import { groupBy } from '../collect/group-by.ts'
import { createMaintenance } from './create-maintenance.ts'
import type { AuditReport, Maintenance } from './types.ts'

const start = Date.UTC(2026, 5, 1)
const receivedAt = start + 40 * 86_400_000
const minute = 60_000
const types = ['page_view', 'click', 'add_to_cart', 'purchase', 'message_sent', 'session_end', 'identify']
const sender = { ip: '', userAgent: '', receivedAt, ownUserId: null }

let store: TestStore
let run = 0
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

const drawnEvents = fc.array(
  fc.record({
    minutes: fc.integer({ min: 0, max: 30 * 1440 }),
    who: fc.integer({ min: 0, max: 9 }),
    type: fc.constantFrom(...types),
    path: fc.constantFrom('/', '/products/123456', '/cart', '/checkout', '/a"b\\c\tü'),
    userId: fc.constantFrom(undefined, undefined, undefined, 'ann', 'bob'),
  }),
  { minLength: 20, maxLength: 80 },
)

interface Drawn {
  readonly minutes: number
  readonly who: number
  readonly type: string
  readonly path: string
  readonly userId: string | undefined
}

/** Sends events as clients do, with sessions opened, patched and ended, and answers the site they went to. */
async function send(drawn: readonly Drawn[]) {
  const site = testSite({}, `site_${run++}`)
  const collector = await store.openCollector({ sites: [site], now: () => receivedAt })
  const events = drawn.map(({ minutes, who, ...event }, index) => ({
    ...event,
    eventId: `e${index}`,
    timestamp: start + minutes * minute,
    visitorId: `v${who % 7}`,
    properties:
      event.type === 'message_sent' ? { text: `question ${index}` } : { reason: 'logout', n: index },
    revenue: event.type === 'purchase' ? 19.99 : undefined,
    ...(who < 5 ? { sessionId: `s${who}` } : {}),
  }))
  await collector.openSession(site, { sessionId: 'opened', visitorId: 'v1', startedAt: start }, sender)
  for (let at = 0; at < events.length; at += 8)
    await collector.collect(site, events.slice(at, at + 8), sender)
  await collector.patchSession(site, 's1', { metadata: { plan: 'gold' } }, null)
  await collector.endSession(site, 's2', { reason: 'logout' }, null)
  await collector.heartbeat(site, 'opened', { section: 'help' }, null)
  await collector.stop()
  return site
}

const upkeep = (rules: SiteRules = testSite().settings): Maintenance =>
  createMaintenance({
    warehouse: store.warehouse,
    collector: { settle: async () => undefined },
    rulesOf: () => rules,
    now: () => receivedAt,
  })

/** The sessions of a site folded from scratch, in the order of their ids. */
async function foldAll(siteId: string, rules: SiteRules) {
  const events = (await readEvents(store.warehouse, siteId)).map((event) => readAgain(event, rules))
  const bySession = groupBy<StoredEvent, string>(events, (event) => event.sessionId)
  const rows = await readSessions(store.warehouse, siteId)
  const ids = [...new Set([...bySession.keys(), ...rows.map((row) => row.session.sessionId)])].sort()
  const anchors = [...events, ...rows.map((row) => row.session)].map((one) => one.sessionAt / 1000)
  const lists = { sites: [siteId], anchors: [...new Set(anchors)], ids }
  const changes = await changesOfSessions(store.warehouse, lists)
  return ids.flatMap((sessionId) => {
    const own = bySession.get(sessionId) ?? []
    const said = changes.filter((change: SessionChange) => change.sessionId === sessionId)
    const sessionAt = own[0]?.sessionAt ?? said[0]?.sessionAt ?? 0
    const session = foldSession(own, said, rules, { siteId, sessionId, sessionAt })
    return session ? [session] : []
  })
}

const standing = async (siteId: string) =>
  (await readSessions(store.warehouse, siteId)).map((row) => row.session)

const counts = ({ sessions, events, isClean, isRepaired, ...findings }: AuditReport) =>
  Object.fromEntries(Object.entries(findings).map(([name, { count }]) => [name, count]))

/** Above all versions so far: a collector goes on from the highest that it finds. */
const nextVersion = () => receivedAt * 2000 + run++ * 1_000_000

const spoil = (row: StoredSession, change: Partial<StoredSession['session']>) =>
  insertSessions(
    store.warehouse,
    [{ stored: { ...row, session: { ...row.session, ...change } }, version: nextVersion() }],
    `spoil-${run++}`,
  )

const example = Array.from({ length: 60 }, (_, index) => ({
  minutes: index * 97,
  who: index % 10,
  type: types[index % types.length] as string,
  path: `/products/${index}00000`,
  userId: index % 9 === 0 ? 'ann' : undefined,
}))

describe('audit', () => {
  it('finds nothing wrong in what was collected', async () => {
    await fc.assert(
      fc.asyncProperty(drawnEvents, async (drawn) => {
        const { siteId } = await send(drawn)
        const report = await upkeep().audit({ siteIds: [siteId], repair: false })
        expect(counts(report)).toEqual(counts({ ...report, ...nothingFound }))
        expect(report.sessions).toBe((await standing(siteId)).length)
        expect(report.events).toBe((await readEvents(store.warehouse, siteId)).length)
      }),
      { numRuns: 3 },
    )
  })

  it('names each corrupted session, mends it, and is clean afterwards', async () => {
    const { siteId, settings } = await send(example)
    const before = await readSessions(store.warehouse, siteId)
    const row = (id: string) => before.find(({ session }) => session.sessionId === id) as StoredSession
    const events = await readEvents(store.warehouse, siteId)
    const doubled = events.find((event) => event.sessionId === 's4') as StoredEvent
    await spoil(row('s0'), { steps: 99, converted: !row('s0').session.converted })
    await spoil(row('opened'), { metadata: { forged: true } })
    await hideSessions(store.warehouse, [{ ...row('s3').session, version: nextVersion() }], `hide-${siteId}`)
    await spoil({ ...row('s1'), session: { ...row('s1').session, sessionId: 'ghost' } }, {})
    await insertEvents(store.warehouse, [doubled], `double-${siteId}`)

    const found = await upkeep().audit({ siteIds: [siteId], repair: true })
    expect(found.mismatched.examples.sort(bySessionId)).toEqual([
      { siteId, sessionId: 'opened', fields: ['metadata'] },
      { siteId, sessionId: 's0', fields: ['converted', 'steps'].sort(byFieldOrder) },
    ])
    expect(found.orphanEvents.examples.map((one) => one.sessionId)).toEqual(['s3'])
    expect(found.orphanSessions.examples).toEqual([{ siteId, sessionId: 'ghost' }])
    expect(found.doubledEvents.examples).toEqual([
      { siteId, sessionId: 's4', eventId: doubled.eventId, copies: 2 },
    ])
    expect(found).toMatchObject({ isClean: false, isRepaired: true })

    const again = await upkeep().audit({ siteIds: [siteId], repair: false })
    expect(again).toMatchObject({ isClean: true, isRepaired: false })
    expect(await readEvents(store.warehouse, siteId)).toEqual(events)
    expect(await standing(siteId)).toEqual(await foldAll(siteId, settings))
    expect(await readSessions(store.warehouse, siteId)).toEqual(before)
  })

  it('finishes a move of visits that stopped halfway', async () => {
    const site = testSite({}, `site_${run++}`)
    const collector = await store.openCollector({ sites: [site], now: () => receivedAt })
    for (const [index, minutes] of [0, 10, 100, 110].entries()) {
      const event = {
        eventId: `m${index}`,
        type: 'click',
        visitorId: 'v',
        timestamp: start + minutes * minute,
      }
      await collector.collect(site, [event], sender)
    }
    await collector.stop()
    const { siteId } = site
    const [target, source] = await readSessions(store.warehouse, siteId)
    const leaving = (await readEvents(store.warehouse, siteId)).filter(
      (event) => event.sessionId === source?.session.sessionId,
    )
    const { sessionId, sessionAt } = (target as StoredSession).session
    const copies = leaving.map((event) => ({ ...event, sessionId, sessionAt }))
    await insertEvents(store.warehouse, copies, `copies-${siteId}`)

    const found = await upkeep().audit({ siteIds: [siteId], repair: true })
    expect(found.halfMovedVisits.examples).toMatchObject([{ siteId, events: 2 }])
    expect(await upkeep().audit({ siteIds: [siteId], repair: false })).toMatchObject({ isClean: true })
    expect((await readEvents(store.warehouse, siteId)).map((event) => event.eventId)).toEqual([
      'm0',
      'm1',
      'm2',
      'm3',
    ])
    expect(await standing(siteId)).toMatchObject([{ sessionId, steps: 4 }])
  })

  it('keeps to its range, and to its sites', async () => {
    const { siteId } = await send(example)
    const other = await send(example)
    const rows = await readSessions(store.warehouse, siteId)
    for (const row of rows) await spoil(row, { steps: 77 })
    const middle = start + 24 * 60 * minute
    const early = rows.filter(({ session }) => session.sessionAt < middle).length
    const upTo = await upkeep().audit({ siteIds: [siteId], to: middle, repair: false })
    const from = await upkeep().audit({ siteIds: [siteId], from: middle, repair: false })
    expect([upTo.mismatched.count, from.mismatched.count]).toEqual([early, rows.length - early])
    expect((await upkeep().audit({ siteIds: [other.siteId], repair: false })).isClean).toBe(true)
  })
})

describe('rebuild', () => {
  it('gives what folding from scratch gives, by the rules of today, as often as it is run', async () => {
    const rules = testSite({
      conversions: ['click'],
      outcomes: ['message_sent'],
      pageRules: [{ match: '^/products/.*$', replace: '/product' }],
    }).settings
    await fc.assert(
      fc.asyncProperty(drawnEvents, async (drawn) => {
        const { siteId } = await send(drawn)
        const before = await readSessions(store.warehouse, siteId)
        const report = await upkeep(rules).rebuild({ siteIds: [siteId] })
        expect(report.sessions).toBe(before.length)
        const once = await readSessions(store.warehouse, siteId)
        expect(once.map((row) => row.session)).toEqual(await foldAll(siteId, rules))
        const again = await upkeep(rules).rebuild({ siteIds: [siteId] })
        expect(again).toMatchObject({ sessions: before.length, written: 0, hidden: 0 })
        expect(await readSessions(store.warehouse, siteId)).toEqual(once)
        const alone = (row: StoredSession) => [row.visitKey, row.userId, row.lastSeenAt]
        expect(once.map(alone)).toEqual(before.map(alone))
      }),
      { numRuns: 2 },
    )
  })

  it('writes rows that are missing and hides those of nothing', async () => {
    const { siteId, settings } = await send(example)
    const rows = await readSessions(store.warehouse, siteId)
    await store.warehouse.client.command({
      query: `DELETE FROM sessions WHERE site_id = '${siteId}'`,
    })
    const ghost = { ...rows[0], session: { ...rows[0]?.session, sessionId: 'ghost' } } as StoredSession
    await spoil(ghost, {})
    const foreseen = await upkeep().rebuild({ siteIds: [siteId], isPreview: true })
    const report = await upkeep().rebuild({ siteIds: [siteId] })
    expect(report).toEqual(foreseen)
    expect(report.written).toBe(report.sessions)
    expect(report.hidden).toBeGreaterThanOrEqual(1)
    expect(await standing(siteId)).toEqual(await foldAll(siteId, settings))
  })

  it('writes no row that says what its events do', async () => {
    const { siteId } = await send(example)
    const rows = await readSessions(store.warehouse, siteId)
    const [one, other] = rows as [StoredSession, StoredSession]
    await spoil(one, { journeyPath: ['/forged'] })
    await spoil({ ...other, userId: 'forged' }, {})
    const report = await upkeep().rebuild({ siteIds: [siteId], isCompared: true })
    expect(report).toMatchObject({ sessions: rows.length, written: 2, hidden: 0 })
    expect(report.comparison).toMatchObject({ changed: 2, fields: { journeyPath: 1, resolvedUserId: 1 } })
    expect(await readSessions(store.warehouse, siteId)).toEqual(rows)
  })

  it('never replaces what was written live meanwhile', async () => {
    const { siteId, settings } = await send(example)
    const [row] = await readSessions(store.warehouse, siteId)
    const live = { ...(row as StoredSession), lastSeenAt: receivedAt + minute }
    let writing: Promise<void> | undefined
    const maintenance = createMaintenance({
      warehouse: store.warehouse,
      collector: { settle: async () => undefined },
      rulesOf: () => {
        // Rules are asked for while sessions are folded: after reading, before writing.
        writing ??= insertSessions(
          store.warehouse,
          [{ stored: live, version: nextVersion() }],
          `live-${siteId}`,
        )
        return { ...settings, conversions: ['nothing'] }
      },
      now: () => receivedAt,
    })
    await maintenance.rebuild({ siteIds: [siteId] })
    await writing
    expect((await readSessions(store.warehouse, siteId))[0]).toEqual(live)
  })

  it('stops when it is told to, and runs alone', async () => {
    const { siteId } = await send(example)
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(upkeep().rebuild({ siteIds: [siteId], signal })).rejects.toThrow('enough')
    const one = upkeep()
    const first = one.rebuild({ siteIds: [siteId] })
    await expect(one.audit({ siteIds: [siteId], repair: false })).rejects.toMatchObject({ code: 'conflict' })
    await first
    await expect(one.audit({ siteIds: [siteId], repair: false })).resolves.toMatchObject({ isClean: true })
  })
})

const none = { count: 0, examples: [] }
const nothingFound = {
  mismatched: none,
  doubledEvents: none,
  formerPages: none,
  halfMovedVisits: none,
  orphanEvents: none,
  orphanSessions: none,
  detachedParts: none,
}

const bySessionId = (one: { sessionId: string }, other: { sessionId: string }) =>
  one.sessionId < other.sessionId ? -1 : 1

/** Fields come in the order of the fold. */
const byFieldOrder = (one: string) => (one === 'steps' ? -1 : 1)
