import { comparedBreakdown, funnel, journeys, pageViewsIn, sessionEvents, stages } from '@sojourn/analytics'
import { funnelQuestion, journeysQuestion } from '@sojourn/contract'
import { readAgain } from '@sojourn/sessions'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore, type TestStore, testSite } from '../../test/open-test-collector.ts'
import { readEvents, readSessions } from '../../test/read-rows.ts'
import { createMaintenance } from './create-maintenance.ts'
import type { RebuildReport } from './types.ts'

const start = Date.UTC(2026, 5, 1)
const receivedAt = start + 40 * 86_400_000
const minute = 60_000
const sender = { ip: '', userAgent: '', receivedAt, ownUserId: null }
const types = ['page_view', 'page_view', 'page_view', 'click', 'add_to_cart']
const paths = ['/', '/products/123456', '/products/7/size', '/basket', '/a"b\\c\tü \u0000', undefined]

const former = testSite().settings
const today = testSite({
  pageRules: [{ match: '^/products/(.*)$', replace: '/sale/$1' }],
  stages: [
    { stage: 'checkout', types: [], pages: ['^/basket'] },
    { stage: 'product', types: ['click'], pages: ['^/sale/'] },
  ],
}).settings

let store: TestStore
let run = 0
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

const drawnEvents = fc.array(
  fc.record({
    minutes: fc.integer({ min: 0, max: 8 * 1440 }),
    who: fc.integer({ min: 0, max: 7 }),
    type: fc.constantFrom(...types),
    path: fc.constantFrom(...paths),
  }),
  { minLength: 12, maxLength: 60 },
)

type Drawn = typeof drawnEvents extends fc.Arbitrary<infer Value> ? Value : never

/** Half of the sessions are named, the others are visits that inactivity cuts, and late events move. */
const sent = (drawn: Drawn, isNamed = (who: number) => who < 4) =>
  drawn.map(({ minutes, who, ...event }, index) => ({
    ...event,
    eventId: `e${index}`,
    timestamp: start + minutes * minute,
    visitorId: `v${who}`,
    ...(isNamed(who) ? { sessionId: `s${who}` } : {}),
  }))

/** A site that is collected for, whose rules can change, and the upkeep of its sessions. */
async function openSite(settings = former) {
  const sites = [testSite(settings, `site_${run++}`)]
  const site = () => sites[0] as (typeof sites)[number]
  const collector = await store.openCollector({ sites, now: () => receivedAt })
  const { siteId } = site()
  return {
    siteId,
    collector,
    collect: (events: readonly unknown[]) => collector.collect(site(), events, sender),
    change: () => {
      sites[0] = testSite(today, siteId)
    },
    maintenance: createMaintenance({
      warehouse: store.warehouse,
      collector,
      rulesOf: () => site().settings,
      now: () => receivedAt,
      forget: (keys) => collector.forget(keys),
      forgetFormerRules: (siteIds) => collector.forgetFormerRules(siteIds),
    }),
  }
}

type OpenSite = Awaited<ReturnType<typeof openSite>>

/** Everything in the store is as the rules of today make it of what was sent. */
async function expectToday({ siteId, collector, maintenance }: OpenSite, sent: number) {
  await collector.settle()
  const events = await readEvents(store.warehouse, siteId)
  expect(events).toHaveLength(sent)
  expect(events).toEqual(events.map((event) => readAgain(event, today)))
  const { isClean, ...found } = await maintenance.audit({ siteIds: [siteId], repair: false })
  expect(isClean, JSON.stringify(found)).toBe(true)
}

describe('after a change of rules', () => {
  it('a rebuild brings sessions and events to the rules of today, whatever comes in meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(drawnEvents, fc.integer({ min: 1, max: 3 }), async (drawn, parts) => {
        const site = await openSite()
        const events = sent(drawn)
        const some = Math.floor(events.length / 4)
        await site.collect(events.slice(0, some))
        await site.collector.settle()
        // Let in by the former rules, and not written yet.
        const waiting = site.collect(events.slice(some, 2 * some))
        site.change()
        const rebuilding = site.maintenance.rebuild({ siteIds: [site.siteId] })
        for (let part = 0; part < parts; part++) {
          const size = Math.ceil((events.length - 2 * some) / parts)
          await site.collect(events.slice(2 * some + part * size, 2 * some + (part + 1) * size))
        }
        await Promise.all([waiting, rebuilding])
        await expectToday(site, events.length)
        await site.collector.stop()
      }),
      { numRuns: 2 },
    )
  })

  it('another server that has sessions in memory reads them again, too, by their next event', async () => {
    const site = await openSite()
    const sites = [testSite(former, site.siteId)]
    const other = await store.openCollector({ sites, now: () => receivedAt })
    const collect = (events: readonly unknown[]) =>
      other.collect(testSite(former, site.siteId), events, sender)
    const view = (eventId: string, path: string, at: number) => ({
      eventId,
      type: 'page_view',
      path,
      timestamp: start + at,
      visitorId: 'v',
      sessionId: 's',
    })
    await collect([view('e1', '/products/123456', 0), view('e2', '/basket', 1)])
    await other.settle()
    site.change()
    sites[0] = testSite(today, site.siteId)
    await site.maintenance.rebuild({ siteIds: [site.siteId] })
    await collect([view('e3', '/products/7', 2)])
    await other.settle()
    await expectToday(site, 3)
  })

  it('a rebuild that breaks off anywhere goes on to the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        drawnEvents,
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 2 }),
        async (drawn, breaks) => {
          const site = await openSite()
          await site.collect(sent(drawn))
          await site.collector.settle()
          site.change()
          let checkpoint: { from: number; before: RebuildReport } | undefined
          for (const looks of [...breaks, Number.POSITIVE_INFINITY]) {
            const broken = new AbortController()
            let left = looks
            const look = () => {
              if (left-- === 0) broken.abort(new Error('enough'))
            }
            await site.maintenance
              .rebuild({
                ...{ siteIds: [site.siteId], ...checkpoint, signal: broken.signal, onProgress: look },
                onWeek: async ({ from, report }) => {
                  look()
                  checkpoint = { from, before: structuredClone(report) }
                },
              })
              .catch((cause) => expect(cause).toMatchObject({ message: 'enough' }))
          }
          await expectToday(site, drawn.length)
          await site.collector.stop()
        },
      ),
      { numRuns: 2 },
    )
  })

  it('every question is answered as if the rules had always been these', async () => {
    const drawn = fc.sample(drawnEvents, { numRuns: 1, seed: 7 })[0] as Drawn
    const changed = await openSite()
    const twin = await openSite(today)
    const events = sent(drawn, () => true)
    for (const site of [changed, twin]) {
      await site.collect(events)
      await site.collector.settle()
    }
    expect(await answers(changed.siteId)).not.toEqual(await answers(twin.siteId))
    changed.change()
    const siteIds = [changed.siteId]
    const foreseen = await changed.maintenance.rebuild({ siteIds, isPreview: true })
    expect(await answers(changed.siteId)).not.toEqual(await answers(twin.siteId))
    const report = await changed.maintenance.rebuild({ siteIds })
    expect(report.reread).toBeGreaterThan(0)
    expect(report.reread).toBe(foreseen.reread)
    expect(await answers(changed.siteId)).toEqual(await answers(twin.siteId))
    expect(await changed.maintenance.rebuild({ siteIds })).toMatchObject({ reread: 0 })
    await changed.collector.stop()
    await twin.collector.stop()
  })

  it('an audit names the sessions whose events were read by former rules, and mends them', async () => {
    const site = await openSite()
    const view = (sessionId: string, path: string, n = 0) => ({
      ...{ sessionId, visitorId: sessionId, type: 'page_view', path, eventId: `${sessionId}-${n}` },
      timestamp: start + n * minute,
    })
    const sent = [
      view('other', '/products/1'),
      view('other', '/products/2', 1),
      { ...view('same', '/'), type: 'scrolled', path: undefined },
    ]
    await site.collect(sent)
    site.change()
    const audit = (repair: boolean) => site.maintenance.audit({ siteIds: [site.siteId], repair })
    const found = await audit(true)
    const { siteId } = site
    expect(found.formerPages).toEqual({ count: 1, examples: [{ siteId, sessionId: 'other', events: 2 }] })
    expect(found.mismatched.examples.map(({ sessionId }) => sessionId)).toEqual(['other'])
    expect(await audit(false)).toMatchObject({ isClean: true, events: 3 })
    await expectToday(site, sent.length)
    await site.collector.stop()
  })

  it('only the range that is rebuilt changes', async () => {
    const site = await openSite()
    const view = (sessionId: string, days: number) => ({
      ...{ sessionId, visitorId: sessionId, type: 'page_view', path: '/products/1', eventId: sessionId },
      timestamp: start + days * 86_400_000,
    })
    await site.collect([view('monday', 0), view('tuesday', 1), view('wednesday', 2), view('later', 9)])
    site.change()
    const range = { from: start + 86_400_000, to: start + 2 * 86_400_000 }
    expect(await site.maintenance.rebuild({ siteIds: [site.siteId], ...range })).toMatchObject({ reread: 1 })
    const pages = Object.fromEntries(
      (await readEvents(store.warehouse, site.siteId)).map(({ sessionId, page }) => [sessionId, page]),
    )
    const untouched = '/products/:id'
    expect(pages).toEqual({ monday: untouched, tuesday: '/sale/1', wednesday: untouched, later: untouched })
    await site.collector.stop()
  })
})

/** What stands on the screens that read pages and stages, from sessions and from events. */
async function answers(siteId: string) {
  const { warehouse } = store
  const range = { from: start - 86_400_000, to: receivedAt }
  const frame = { ...range, siteIds: [siteId], timezone: 'UTC', filters: [], now: receivedAt }
  const broken = (by: string) => {
    const asked = { by, metrics: ['sessions', 'pageViews'], sort: 'sessions', limit: 50, currency: 'USD' }
    return comparedBreakdown(warehouse, frame, asked as never, { isCompared: false, options: {} })
  }
  const wayOf = (of: 'pages' | 'stages') =>
    journeys(warehouse, frame, journeysQuestion.parse({ of, depth: 6 }))
  const through = (steps: object[]) => funnel(warehouse, frame, funnelQuestion.parse({ steps }))
  const places = (await readSessions(warehouse, siteId)).map(({ session }) => session)
  return {
    dimensions: await Promise.all(['page', 'entryPage', 'exitPage', 'stage'].map(broken)),
    ways: [await wayOf('pages'), await wayOf('stages')],
    funnels: [
      await through([{ page: '/' }, { page: '/sale/*' }]),
      await through([{ stage: 'product' }, { stage: 'checkout' }]),
    ],
    stages: await stages(warehouse, frame, 'USD'),
    views: await pageViewsIn(warehouse, siteId, '/sale/*', range),
    timelines: await Promise.all(
      places.map(async (place) => {
        const { events } = await sessionEvents(warehouse, siteId, place, { limit: 1_000 })
        return events.map(({ type, page, stage }) => [type, page, stage])
      }),
    ),
  }
}
