import type { Dirent } from 'node:fs'
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Catalog, system } from '@sojourn/catalog'
import { startEngine } from '@sojourn/engine'
import { openWarehouse } from '@sojourn/warehouse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BackgroundWork } from '../src/background-work.ts'
import type { LiveCollector } from '../src/collect/live-collector.ts'
import type { Sender } from '../src/collect/types.ts'
import { createEraser } from '../src/erasure/create-eraser.ts'
import { openTestCatalog } from './open-test-catalog.ts'
import { openTestStore, type TestStore, testSite } from './open-test-collector.ts'
import { readEvents, readSessions } from './read-rows.ts'
import { waitUntil } from './wait-until.ts'

const minute = 60_000
const start = Date.UTC(2026, 5, 1, 12)
const week = 7 * 24 * 60 * minute
let store: TestStore
let catalog: Catalog
let collector: LiveCollector
let organizationId: string
const faults: unknown[] = []
beforeAll(async () => {
  store = await openTestStore(await folderOfFastCleaning())
  catalog = await openTestCatalog(join(store.directory, 'catalog'))
  organizationId = (await catalog.ensureFirst({})).organizationId
  collector = await store.openCollector({ sites: [site] })
})
afterAll(async () => {
  await collector.stop()
  await catalog.close()
  await store.close()
})

/** Files of replaced parts are kept for some ten minutes; nobody waits for that here. */
async function folderOfFastCleaning(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'sojourn-erasure-'))
  const engine = await startEngine({ directory })
  const warehouse = await openWarehouse(engine)
  const settings =
    'old_parts_lifetime = 1, cleanup_delay_period = 1, max_cleanup_delay_period = 1, cleanup_delay_period_random_add = 0'
  for (const table of ['events', 'sessions', 'session_changes', 'identities', 'visit_moves'])
    await warehouse.client.command({ query: `ALTER TABLE ${table} MODIFY SETTING ${settings}` })
  await warehouse.close()
  await engine.stop()
  return directory
}

const site = testSite({ storeIp: true })
const sender: Sender = { ip: '192.0.2.77', userAgent: '', receivedAt: start + 3 * week, ownUserId: null }
let sent = 0
const send = async (events: object[]) => {
  const filled = events.map((event) => ({
    type: 'page_view',
    eventId: `e${sent++}`,
    url: 'https://shop.example/',
    timestamp: start,
    ...event,
  }))
  for (const outcome of await collector.collect(site, filled, sender)) expect(outcome.status).toBe('accepted')
}

/** Everything that is known of one person, each with a mark of its own that can be looked for on disk. */
async function sendPerson(name: string): Promise<void> {
  const [user, phone] = [`user-${name}`, `phone-${name}`]
  await send([
    { visitorId: phone, timestamp: start, properties: { note: `before-${name}` } },
    { visitorId: phone, timestamp: start + 50 * minute, title: `title-${name}` },
    { visitorId: phone, userId: user, timestamp: start + 55 * minute },
    // Joins the visits before and after it: the first one moves.
    { visitorId: phone, timestamp: start + 26 * minute, properties: { note: `late-${name}` } },
    {
      sessionId: `named-${name}`,
      userId: user,
      timestamp: start + week,
      properties: { note: `week-${name}` },
    },
    // A session of somebody else in which the person did one thing, on a device that they share.
    { sessionId: `shared-${name}`, visitorId: 'tablet', userId: 'other', timestamp: start + minute },
    {
      sessionId: `shared-${name}`,
      visitorId: 'tablet',
      userId: user,
      properties: { note: `shared-${name}!` },
    },
  ])
  const metadata = { about: `metadata-${name}` }
  await collector.openSession(
    site,
    { sessionId: `opened-${name}`, userId: user, startedAt: start, metadata },
    sender,
  )
  await collector.patchSession(site, `named-${name}`, { metadata }, null)
  await collector.settle()
}

/** Listed again where a merge removed a folder meanwhile. */
const listEntries = (directory: string): Promise<Dirent[]> =>
  readdir(directory, { recursive: true, withFileTypes: true }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT') throw cause
    return listEntries(directory)
  })

async function filesWith(text: string, directory = store.directory): Promise<string[]> {
  const found: string[] = []
  for (const entry of await listEntries(directory)) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const content = await readFile(file).catch(() => Buffer.alloc(0))
    if (content.includes(text)) found.push(file.slice(directory.length))
  }
  return found
}

const openEraser = (): BackgroundWork =>
  createEraser({
    warehouse: store.warehouse,
    collector,
    erasures: catalog.erasures,
    onDeleted: () => undefined,
    onFault: (cause) => faults.push(cause),
    pollMs: 200,
  })

const request = (name: string) =>
  catalog.erasures.request(system, organizationId, [site.siteId], `user-${name}`)

async function finished(erasureId: string) {
  return waitUntil(
    async () => {
      expect(faults).toEqual([])
      return catalog.erasures.get(organizationId, erasureId)
    },
    (found) => found?.finishedAt !== null,
    60_000,
  )
}

const marks = ['user', 'phone', 'before', 'title', 'late', 'named', 'week', 'metadata', 'opened']
const rowsOf = async () => ({
  events: (await readEvents(store.warehouse, site.siteId)).map((event) => [event.eventId, event.userId]),
  sessions: await readSessions(store.warehouse, site.siteId),
})

describe('an erasure', () => {
  it('leaves nothing of the person on disk or in memory, and others as they were', async () => {
    await sendPerson('bob')
    const before = await rowsOf()
    const eventsBefore = sent
    await sendPerson('ann')
    expect((await filesWith('title-ann')).length).toBeGreaterThan(0)
    const eraser = openEraser()
    const { id } = await request('ann')
    eraser.wake()
    const receipt = await finished(id)
    await eraser.stop()
    expect(receipt?.removed).toEqual({ events: 6, changes: 2, sessions: 3 })
    expect(receipt?.remaining).toEqual({ events: 0, changes: 0, sessions: 0, identities: 0 })
    const after = await rowsOf()
    const ofOther = after.sessions.find(({ session }) => session.sessionId === 'shared-ann')
    expect(ofOther).toMatchObject({ userId: 'other', session: { steps: 1, userId: 'other' } })
    expect(after.events.filter(([, user]) => user === 'other')).toHaveLength(2)
    expect(after.sessions.filter((one) => one !== ofOther)).toEqual(before.sessions)
    expect(after.events.filter(([id = '']) => Number(id.slice(1)) < eventsBefore)).toEqual(before.events)
    expect(collector.standing(site.siteId, 'named-ann')).toBeUndefined()
    for (const mark of marks) expect([mark, await filesWith(`${mark}-ann`)]).toEqual([mark, []])
    expect(await filesWith('shared-ann!')).toEqual([])
  })

  it('that is interrupted between any two steps is finished by the next start', async () => {
    await sendPerson('carl')
    const { id } = await request('carl')
    for (const steps of [1, 2]) {
      let left = steps
      const first = createEraser({
        warehouse: store.warehouse,
        collector,
        erasures: {
          ...catalog.erasures,
          progress: async (...given) => {
            await catalog.erasures.progress(...given)
            left -= 1
            if (left <= 0) throw new Error('killed')
          },
        },
        onDeleted: () => undefined,
        onFault: () => void first.stop(),
      })
      first.wake()
      await waitUntil(
        async () => left,
        (steps) => steps <= 0,
      )
      await first.stop()
    }
    const eraser = openEraser()
    eraser.wake()
    const receipt = await finished(id)
    await eraser.stop()
    expect(receipt?.remaining).toEqual({ events: 0, changes: 0, sessions: 0, identities: 0 })
    for (const mark of marks) expect([mark, await filesWith(`${mark}-carl`)]).toEqual([mark, []])
    expect((await catalog.erasures.unfinished()).length).toBe(0)
  })

  it('of somebody who comes back keeps what came after it', async () => {
    await sendPerson('dora')
    const { id } = await request('dora')
    const eraser = openEraser()
    eraser.wake()
    await finished(id)
    await eraser.stop()
    await send([{ sessionId: 'named-dora', userId: 'user-dora', timestamp: start + 2 * week }])
    await collector.settle()
    const { sessions } = await rowsOf()
    expect(sessions.filter(({ userId }) => userId === 'user-dora')).toMatchObject([
      { session: { sessionId: 'named-dora', steps: 1 } },
    ])
  })
})
