import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Catalog, openCatalog, type Site, system } from '@sojourn/catalog'
import { defineQuery } from '@sojourn/warehouse'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestStore, type TestStore } from '../../test/open-test-collector.ts'
import type { LiveCollector } from '../collect/live-collector.ts'
import { findSegmentEntries } from './find-segment-entries.ts'

const minute = 60_000
const day = 1440 * minute
let now = Date.now()
let directory: string
let catalog: Catalog
let store: TestStore
let collector: LiveCollector
let site: Site
let segmentId: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sojourn-entries-'))
  catalog = await openCatalog({ directory })
  site = (await catalog.ensureFirst({})).site
  store = await openTestStore()
  collector = await store.openCollector({ sites: [site], now: () => now })
  const { organizationId, siteId } = site
  const rule = { of: 'users', where: { event: { type: 'purchase', within: '1d' } } }
  ;({ segmentId } = await catalog.segments.create(system, organizationId, { name: 'Buyers', siteId, rule }))
  const webhook = { siteId, url: 'https://hooks.example/in', events: ['segment.entered'] }
  await catalog.webhooks.create(system, organizationId, { ...webhook, segmentIds: [segmentId] })
})
afterAll(async () => {
  await collector?.stop()
  await store?.close()
  await catalog?.close()
  await rm(directory, { recursive: true, force: true })
})

async function send(visitorId: string, type: string): Promise<void> {
  const event = { visitorId, type, eventId: `${visitorId}-${type}-${now}`, timestamp: now, path: '/' }
  await collector.collect(site, [event], { ip: '', userAgent: '', receivedAt: now, ownUserId: null })
  await collector.settle()
}

const look = (after = 6 * minute) => {
  now += after
  return findSegmentEntries({ catalog, warehouse: store.warehouse }, now)
}

/** Whom the messages so far are about, by their sessions. */
const looks = defineQuery<Record<string, never>, number>({
  name: 'test-looks',
  sql: 'SELECT uniqExact(look) FROM segment_people',
  read: ([count]) => count as number,
})

it('tells of who enters a segment, once, and again after leaving it', async () => {
  await send('ann', 'purchase')
  await send('bob', 'page_view')
  expect(await look()).toBe(0)
  await send('bob', 'purchase')
  await send('cleo', 'page_view')
  // Not yet time to look again.
  expect(await look(minute)).toBe(0)
  expect(await look()).toBe(1)
  await send('bob', 'purchase')
  expect(await look()).toBe(0)
  // By the clock alone, all leave.
  expect(await look(2 * day)).toBe(0)
  await send('bob', 'purchase')
  expect(await look()).toBe(1)
  const due = await catalog.deliveries.claim(new Date(now), minute, 10)
  expect(due.map(({ type, content }) => [type, content.subject])).toMatchObject([
    ['segment.entered', { siteId: site.siteId, segment: { segmentId, name: 'Buyers' } }],
    ['segment.entered', { segment: { segmentId } }],
  ])
  expect(await looks(store.warehouse, {})).toEqual([1])
})

it('a look that was stopped is made again, and tells the same', async () => {
  await send('dan', 'purchase')
  const broken = {
    ...catalog,
    segmentWatches: { ...catalog.segmentWatches, put: () => Promise.reject(new Error('stopped')) },
  }
  now += 6 * minute
  await expect(findSegmentEntries({ catalog: broken, warehouse: store.warehouse }, now)).rejects.toThrow(
    'stopped',
  )
  await send('eve', 'purchase')
  // Dan is in the queue already.
  expect(await look()).toBe(1)
  expect(await looks(store.warehouse, {})).toEqual([1])
})

it('by another rule nobody enters, and where nobody listens nothing is known', async () => {
  const rule = { of: 'sessions', where: { event: { type: 'page_view' } } }
  await catalog.segments.update(system, site.organizationId, segmentId, { rule })
  await send('fay', 'page_view')
  expect(await look()).toBe(0)
  await send('gus', 'page_view')
  expect(await look()).toBe(1)
  await catalog.segments.remove(system, site.organizationId, segmentId)
  expect(await look()).toBe(0)
  expect(await looks(store.warehouse, {})).toEqual([0])
})
