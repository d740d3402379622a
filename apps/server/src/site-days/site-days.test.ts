import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Catalog, openCatalog, type Site } from '@sojourn/catalog'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestStore, type TestStore } from '../../test/open-test-collector.ts'
import type { LiveCollector } from '../collect/live-collector.ts'
import { rollUpJobs } from '../jobs/standing/roll-up.ts'
import { applyRetention } from '../retention/apply-retention.ts'
import { countPeople } from './count-people.ts'
import { firstDayOf } from './first-day-of.ts'
import { readDays } from './read-days.ts'
import { rollUpDays } from './roll-up-days.ts'
import { sealDays } from './seal-days.ts'

const hour = 3_600_000
const day = 24 * hour
/** A Thursday afternoon in Berlin, where clocks changed eleven days before. */
const now = Date.UTC(2026, 3, 9, 15)

let directory: string
let catalog: Catalog
let store: TestStore
let collector: LiveCollector
let siteId: string
let clock = now

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sojourn-days-'))
  catalog = await openCatalog({ directory })
  const { site } = await catalog.ensureFirst({})
  siteId = site.siteId
  const settings = { timezone: 'Europe/Berlin', currency: 'EUR' }
  await catalog.updateSite(siteId, settings)
  store = await openTestStore()
  collector = await store.openCollector({ sites: [site], now: () => clock })
})
afterAll(async () => {
  await collector?.stop()
  await store?.close()
  await catalog?.close()
  await rm(directory, { recursive: true, force: true })
})

const site = (): Site => catalog.site(siteId) as Site
const context = { now: () => now, signal: new AbortController().signal }
const deps = () => ({ catalog, warehouse: store.warehouse })
const rollUp = () => rollUpDays(deps(), site(), context)
const history = async (span?: { from: number; to: number }) => {
  const from = await firstDayOf(deps(), siteId, now)
  return readDays(deps(), site(), span ?? { from, to: now }, now, {})
}
/** What the same days are without anything written. */
const recount = async (span: { from: number; to: number }) =>
  readDays(
    { ...deps(), catalog: { siteDays: { ...catalog.siteDays, list: async () => [] } } },
    site(),
    span,
    now,
    {},
  )

async function buy(
  visitorId: string,
  hoursAgo: number,
  revenue: number,
  at = now - hoursAgo * hour,
): Promise<void> {
  clock = at
  const event = { visitorId, currency: 'EUR', path: '/', timestamp: at }
  const events = [
    { ...event, type: 'page_view', eventId: `v-${visitorId}-${at}` },
    { ...event, type: 'purchase', eventId: `p-${visitorId}-${at}`, revenue, timestamp: at + 1000 },
  ]
  await collector.collect(site(), events, { ip: '', userAgent: '', receivedAt: at + 1000, ownUserId: null })
  clock = now
  await collector.settle()
}

const shown = (days: Awaited<ReturnType<typeof history>>) =>
  days
    .filter(({ figures }) => figures.sessions)
    .map(({ day: name, figures, people }) => [
      name,
      figures.sessions,
      figures.revenue,
      people?.first,
      people?.month,
    ])

it('writes down what each day of the site came to, and only what changed since', async () => {
  expect(await rollUp()).toBe(0)
  await buy('ann', 24 * 20, 10)
  await buy('ann', 24 * 2, 20)
  await buy('bob', 24 * 2 - 1, 5)
  // Past midnight in Berlin, not in UTC.
  await buy('cleo', 0, 7, Date.UTC(2026, 3, 7, 22, 30))
  expect(await rollUp()).toBe(21)
  expect(await rollUp()).toBe(0)
  expect(await countPeople(deps(), site(), context)).toBe(21)
  expect(await countPeople(deps(), site(), context)).toBe(0)
  expect(shown(await history())).toEqual([
    ['2026-03-20', 1, 10, 1, 1],
    ['2026-04-07', 2, 25, 1, 2],
    ['2026-04-08', 1, 7, 1, 3],
  ])
  // Late, into a day that is written.
  await buy('dan', 24 * 2 - 2, 100)
  expect(shown(await history())[1]).toEqual(['2026-04-07', 3, 125, undefined, undefined])
  expect(await rollUp()).toBe(1)
  expect(await countPeople(deps(), site(), context)).toBe(3)
  expect(shown(await history())[1]).toEqual(['2026-04-07', 3, 125, 2, 3])
})

it('another time zone or currency is another day', async () => {
  await catalog.updateSite(siteId, { timezone: 'America/New_York' })
  expect(shown(await history()).map(([name, sessions]) => [name, sessions])).toEqual([
    ['2026-03-20', 1],
    ['2026-04-07', 4],
  ])
  expect(await rollUp()).toBe(21)
  await catalog.updateSite(siteId, { timezone: 'Europe/Berlin', currency: 'USD' })
  expect(shown(await history())[0]?.slice(0, 3)).toEqual(['2026-03-20', 1, 0])
  await catalog.updateSite(siteId, { currency: 'EUR' })
  await rollUp()
  await countPeople(deps(), site(), context)
})

it('stays what it was when its sessions run out, and all else is what a recount gives', async () => {
  const before = await history()
  await catalog.updateSite(siteId, { retentionDays: 10 })
  await sealDays(deps(), site(), context)
  const kept = [{ siteId, keeping: site().settings }]
  const rest = { log: () => undefined, progress: () => undefined }
  const report = await applyRetention({ ...context, ...rest, warehouse: store.warehouse, collector }, kept)
  expect(report.sessions).toBe(1)
  await buy('eve', 3, 50)
  const after = await history()
  expect(after.slice(0, -1)).toEqual(
    before.slice(0, -1).map((one, index) => ({ ...one, sealedAt: after[index]?.sealedAt })),
  )
  expect(after.filter(({ sealedAt }) => sealedAt).map(({ day: name }) => name)).toEqual(
    before.slice(0, 11).map(({ day: name }) => name),
  )
  const open = { from: now - 9 * day, to: now }
  const strip = (days: typeof after) =>
    days.map(({ day: name, figures, stages }) => ({ name, figures, stages }))
  expect(strip(await history(open))).toEqual(strip(await recount(open)))
  expect(await rollUp()).toBe(1)
  expect(strip(await history(open))).toEqual(strip(await recount(open)))
})

it('is done for all sites by jobs', async () => {
  const jobs = rollUpJobs({ ...deps(), collector })
  const done: string[] = []
  for (const job of jobs) {
    const nothing = { log: () => undefined, progress: () => undefined, rows: () => undefined }
    const about = { job: { name: job.name, organizationId: null, siteId: null }, checkpoint: undefined }
    const run = { id: 'run_1', scheduledFor: new Date(now), attempt: 1 }
    const rest = { ...context, ...nothing, ...about, run, save: async () => undefined }
    done.push(await job.run({ ...rest, settings: job.settings.parse({}) }))
  }
  expect(done).toEqual(['No day had changed.', 'Counted the people of 1 days.'])
})
