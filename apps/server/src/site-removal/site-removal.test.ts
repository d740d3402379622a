import { join } from 'node:path'
import { type Catalog, type Site, system } from '@sojourn/catalog'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCatalog } from '../../test/open-test-catalog.ts'
import { openTestStore, type TestStore, testSite } from '../../test/open-test-collector.ts'
import { readEvents, readSessions } from '../../test/read-rows.ts'
import { waitUntil } from '../../test/wait-until.ts'
import type { LiveCollector } from '../collect/live-collector.ts'
import { createSiteRemover } from './create-site-remover.ts'
import { rowsLeft } from './remove-rows.ts'

const sender = { ip: '192.0.2.7', userAgent: '', receivedAt: Date.UTC(2026, 5, 1), ownUserId: null }
let store: TestStore
let catalog: Catalog
let collector: LiveCollector
let kept: Site
let gone: Site
const faults: unknown[] = []
let at = Date.now()
beforeAll(async () => {
  store = await openTestStore()
  catalog = await openTestCatalog(join(store.directory, 'catalog'))
  const first = await catalog.ensureFirst({})
  kept = testSite({}, first.site.siteId)
  gone = testSite({}, (await catalog.createSite(first.organizationId, { name: 'Old shop' })).siteId)
  collector = await store.openCollector({ sites: [kept, gone] })
})
afterAll(async () => {
  await collector.stop()
  await catalog.close()
  await store.close()
  expect(faults).toEqual([])
})

const send = async (site: Site, count: number, name = 'e') => {
  const events = Array.from({ length: count }, (_, index) => ({
    type: 'page_view',
    eventId: `${name}${index}`,
    visitorId: `v${index % 3}`,
    ...(index % 2 === 0 ? { sessionId: `s${index % 4}`, userId: 'ann' } : {}),
    timestamp: sender.receivedAt - (index % 3) * 7 * 86_400_000 - index * 60_000,
  }))
  for (const { status } of await collector.collect(site, events, sender)) expect(status).toBe('accepted')
  await collector.settle()
}
const openRemover = (given: Partial<Parameters<typeof createSiteRemover>[0]> = {}) =>
  createSiteRemover({
    warehouse: store.warehouse,
    collector,
    siteRemovals: catalog.siteRemovals,
    onRemoved: () => undefined,
    onFault: (cause) => faults.push(cause),
    now: () => at,
    ...given,
  })
const everythingOf = async ({ siteId }: Site) => [
  await readEvents(store.warehouse, siteId),
  await readSessions(store.warehouse, siteId),
]

it('removes a site from the catalog at once and its rows afterwards, also those that came late, and no others', async () => {
  await send(kept, 12)
  await send(gone, 12)
  const inMemory = collector.state().hotSessions
  const others = await everythingOf(kept)
  const { organizationId, siteId } = catalog.site(gone.siteId) as Site
  const scopes = ['collect'] as const
  const { secret } = await catalog.createKey({ organizationId, siteId, kind: 'write', scopes, name: 'Page' })
  expect(catalog.keyOf(secret)).toBeDefined()

  const removal = await catalog.siteRemovals.request(system, siteId)
  expect([catalog.site(siteId), catalog.keyOf(secret)]).toEqual([undefined, undefined])
  expect(removal).toMatchObject({ siteId, siteName: 'Old shop', finishedAt: null })
  await expect(catalog.siteRemovals.request(system, siteId)).rejects.toMatchObject({ code: 'not_found' })

  // A first server stops after the rows were counted: nothing is lost by that.
  const stopped = openRemover({ onRemoved: () => void stopped.stop() })
  stopped.wake()
  await stopped.stop()
  const remover = openRemover()
  remover.wake()
  await waitUntil(
    async () => rowsLeft(store.warehouse, siteId),
    (rows) => rows === undefined,
  )
  // Both had as many sessions; those of the one that is gone went at once.
  expect(collector.state().hotSessions).toBe(inMemory / 2)
  expect(collector.standing(siteId, 's0')).toBeUndefined()
  await send(gone, 3, 'late')
  at = Date.now() + 100_000
  remover.wake()
  const finished = await waitUntil(
    async () => (await catalog.siteRemovals.list(organizationId))[0],
    (found) => found?.finishedAt !== null,
  )
  await remover.stop()
  expect(finished?.removed).toMatchObject({ events: 15 })
  expect(await rowsLeft(store.warehouse, siteId)).toBeUndefined()
  expect(await everythingOf(kept)).toEqual(others)
  await expect(catalog.siteRemovals.request(system, kept.siteId)).rejects.toMatchObject({ code: 'conflict' })
  const log = await catalog.auditLog(organizationId, { targetId: siteId }, 10)
  expect(log.map(({ action }) => action)).toEqual(['site.data_removed', 'site.removed', 'site.created'])
})
