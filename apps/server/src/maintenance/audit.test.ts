import { hideSessions, insertEvents, type StoredEvent, type StoredSession } from '@sojourn/warehouse'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  drawnEvents,
  example,
  minute,
  openMaintained,
  receivedAt,
  sender,
  start,
} from '../../test/open-maintained.ts'
import { readEvents, readSessions } from '../../test/read-rows.ts'
import type { AuditReport } from './types.ts'

type Maintained = Awaited<ReturnType<typeof openMaintained>>

let maintained: Maintained
let store: Maintained['store']
beforeAll(async () => {
  maintained = await openMaintained()
  store = maintained.store
})
afterAll(() => store?.close())

const counts = ({ sessions, events, isClean, isRepaired, ...findings }: AuditReport) =>
  Object.fromEntries(Object.entries(findings).map(([name, { count }]) => [name, count]))

describe('audit', () => {
  it('finds nothing wrong in what was collected', async () => {
    await fc.assert(
      fc.asyncProperty(drawnEvents, async (drawn) => {
        const { siteId } = await maintained.send(drawn)
        const report = await maintained.upkeep().audit({ siteIds: [siteId], repair: false })
        expect(counts(report)).toEqual(counts({ ...report, ...nothingFound }))
        expect(report.sessions).toBe((await maintained.standing(siteId)).length)
        expect(report.events).toBe((await readEvents(store.warehouse, siteId)).length)
      }),
      { numRuns: 3 },
    )
  })

  it('names each corrupted session, mends it, and is clean afterwards', async () => {
    const { siteId, settings } = await maintained.send(example)
    const before = await readSessions(store.warehouse, siteId)
    const row = (id: string) => before.find(({ session }) => session.sessionId === id) as StoredSession
    const events = await readEvents(store.warehouse, siteId)
    const doubled = events.find((event) => event.sessionId === 's4') as StoredEvent
    await maintained.spoil(row('s0'), { steps: 99, converted: !row('s0').session.converted })
    await maintained.spoil(row('opened'), { metadata: { forged: true } })
    await hideSessions(
      store.warehouse,
      [{ ...row('s3').session, version: maintained.nextVersion() }],
      `hide-${siteId}`,
    )
    await maintained.spoil({ ...row('s1'), session: { ...row('s1').session, sessionId: 'ghost' } }, {})
    await insertEvents(store.warehouse, [doubled], `double-${siteId}`)

    const found = await maintained.upkeep().audit({ siteIds: [siteId], repair: true })
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

    const again = await maintained.upkeep().audit({ siteIds: [siteId], repair: false })
    expect(again).toMatchObject({ isClean: true, isRepaired: false })
    expect(await readEvents(store.warehouse, siteId)).toEqual(events)
    expect(await maintained.standing(siteId)).toEqual(await maintained.foldAll(siteId, settings))
    expect(await readSessions(store.warehouse, siteId)).toEqual(before)
  })

  it('finishes a move of visits that stopped halfway', async () => {
    const site = maintained.newSite()
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

    const found = await maintained.upkeep().audit({ siteIds: [siteId], repair: true })
    expect(found.halfMovedVisits.examples).toMatchObject([{ siteId, events: 2 }])
    expect(await maintained.upkeep().audit({ siteIds: [siteId], repair: false })).toMatchObject({
      isClean: true,
    })
    expect((await readEvents(store.warehouse, siteId)).map((event) => event.eventId)).toEqual([
      'm0',
      'm1',
      'm2',
      'm3',
    ])
    expect(await maintained.standing(siteId)).toMatchObject([{ sessionId, steps: 4 }])
  })

  it('keeps to its range, and to its sites', async () => {
    const { siteId } = await maintained.send(example)
    const other = await maintained.send(example)
    const rows = await readSessions(store.warehouse, siteId)
    for (const row of rows) await maintained.spoil(row, { steps: 77 })
    const middle = start + 24 * 60 * minute
    const early = rows.filter(({ session }) => session.sessionAt < middle).length
    const upTo = await maintained.upkeep().audit({ siteIds: [siteId], to: middle, repair: false })
    const from = await maintained.upkeep().audit({ siteIds: [siteId], from: middle, repair: false })
    expect([upTo.mismatched.count, from.mismatched.count]).toEqual([early, rows.length - early])
    expect((await maintained.upkeep().audit({ siteIds: [other.siteId], repair: false })).isClean).toBe(true)
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
