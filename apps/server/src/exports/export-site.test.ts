import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { permissionNames } from '@sojourn/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestStore, type TestStore, testSite } from '../../test/open-test-collector.ts'
import type { LiveCollector } from '../collect/live-collector.ts'
import { directorySink } from '../object-storage/directory-sink.ts'
import type { FileSink } from '../object-storage/file-sink.ts'
import { createReads } from '../store-reads.ts'
import { exportSite, type SiteExport } from './export-site.ts'

const day = 86_400_000
const start = Date.UTC(2026, 5, 1)
const site = testSite()
let store: TestStore
let collector: LiveCollector
let folder: string
let clock = start
beforeAll(async () => {
  store = await openTestStore()
  folder = await mkdtemp(join(tmpdir(), 'sojourn-exports-'))
  collector = await store.openCollector({ now: () => clock })
})
afterAll(async () => {
  await collector.stop()
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

/** A page view of a session, received at a time; it happened then, or long before. */
async function receive(eventId: string, at: number, timestamp = at): Promise<void> {
  clock = at
  const sender = { ip: '', userAgent: '', receivedAt: at, ownUserId: null }
  const event = { eventId, type: 'page_view', sessionId: `s-${eventId}`, userId: 'ann', timestamp }
  expect(await collector.collect(site, [event], sender)).toMatchObject([{ status: 'accepted' }])
  await collector.settle()
}

const run = (now: number, given: Partial<SiteExport> = {}) =>
  exportSite({
    reads: createReads(store.warehouse, collector),
    sink: directorySink(folder),
    siteId: site.siteId,
    folder: 'shop',
    what: ['events', 'sessions', 'users'],
    format: 'ndjson',
    stepMs: day,
    permissions: new Set(permissionNames),
    now,
    signal: new AbortController().signal,
    onFile: () => undefined,
    ...given,
  })

/** The ids in each file of a kind. */
async function filesOf(kind: string, id: string): Promise<Record<string, string[]>> {
  const names = await readdir(join(folder, 'shop', kind))
  const read = async (name: string) =>
    (await readFile(join(folder, 'shop', kind, name), 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)[id])
  return Object.fromEntries(await Promise.all(names.sort().map(async (name) => [name, await read(name)])))
}

it('each event is in the file of the day that it was received, once, whatever stops an export', async () => {
  await receive('a', start + 1000)
  await receive('late', start + 2 * day + 1000, start - 5 * day)
  await receive('b', start + 2 * day + 2000)
  await receive('today', start + 3 * day + 1000)

  // The disk fails in the middle of the second file, and when the first is there but not in the manifest.
  for (const failing of ['events/2026-06-03.ndjson', 'manifest.json']) {
    const whole = directorySink(folder)
    const broken: FileSink = {
      ...whole,
      write: (name, pieces) =>
        name.endsWith(failing) ? Promise.reject(new Error('no room')) : whole.write(name, pieces),
    }
    await expect(run(start + 3 * day + 120_000, { sink: broken })).rejects.toThrow('no room')
  }
  await run(start + 3 * day + 120_000)
  expect(await filesOf('events', 'eventId')).toEqual({
    '2026-06-01.ndjson': ['a'],
    '2026-06-03.ndjson': ['late', 'b'],
  })
  expect(await filesOf('sessions', 'sessionId')).toEqual({
    '2026-05-27.ndjson': ['s-late'],
    '2026-06-01.ndjson': ['s-a'],
  })
  expect(await filesOf('users', 'userId')).toEqual({ 'users.ndjson': ['ann'] })

  await run(start + 4 * day + 120_000, { stepMs: day / 24 })
  expect(Object.keys(await filesOf('events', 'eventId')).at(-1)).toBe('2026-06-04T00.ndjson')
  const manifest = JSON.parse(await readFile(join(folder, 'shop/manifest.json'), 'utf8'))
  const rows = manifest.files.map(({ name, rows }: { name: string; rows: number }) => `${name} ${rows}`)
  expect(rows.sort()).toEqual([
    'events/2026-06-01.ndjson 1',
    'events/2026-06-03.ndjson 2',
    'events/2026-06-04T00.ndjson 1',
    'sessions/2026-05-27.ndjson 1',
    'sessions/2026-06-01.ndjson 1',
    'sessions/2026-06-03.ndjson 1',
    'users/users.ndjson 1',
  ])
  expect(manifest.until).toEqual({
    events: '2026-06-05T00:00:00.000Z',
    sessions: '2026-06-04T00:00:00.000Z',
  })
})

it('without the right to see who, nothing in the files tells it', async () => {
  const what = ['events', 'sessions'] as const
  const permissions = new Set(permissionNames.filter((name) => name !== 'personal_data'))
  await run(start + 3 * day + 120_000, { folder: 'masked', what, permissions })
  const names = await readdir(join(folder, 'masked'), { recursive: true })
  const files = names.filter((name) => name.endsWith('.ndjson'))
  expect(files).toHaveLength(4)
  for (const name of files)
    expect(await readFile(join(folder, 'masked', name), 'utf8')).not.toContain('"ann"')
})
