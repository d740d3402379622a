import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { startEngine } from '@sojourn/engine'
import { openWarehouse } from '@sojourn/warehouse'
import { expect, it, onTestFinished } from 'vitest'
import { keys } from './load.ts'
import { runSojourn, serve } from './run-sojourn.ts'
import { temporaryFolder } from './temporary-folder.ts'

const weekMs = 7 * 86_400_000
const now = Date.now()

/** Files of replaced parts are kept for some ten minutes; nobody waits for that here. */
async function makeStoreOfFastCleaning(directory: string): Promise<void> {
  const engine = await startEngine({ directory })
  const warehouse = await openWarehouse(engine)
  const settings =
    'old_parts_lifetime = 1, cleanup_delay_period = 1, max_cleanup_delay_period = 1, cleanup_delay_period_random_add = 0'
  for (const table of ['events', 'sessions', 'session_changes', 'identities', 'visit_moves'])
    await warehouse.client.command({ query: `ALTER TABLE ${table} MODIFY SETTING ${settings}` })
  await warehouse.close()
  await engine.stop()
}

async function ask(url: string, path: string, init: { method?: string; body?: string } = {}) {
  const headers = { authorization: `Bearer ${keys.SOJOURN_SECRET_KEY}`, 'content-type': 'application/json' }
  const answer = await fetch(`${url}/api/v1/${path}`, { headers, ...init })
  return { status: answer.status, text: await answer.text() }
}

/** Sessions by id and by inactivity, in as many weeks as make an erasure last a while. */
async function sendPerson(url: string, userId: string): Promise<void> {
  const events = Array.from({ length: 48 }, (_, index) => ({
    eventId: `${userId}.${index}`,
    type: 'page_view',
    title: `title-of-${userId}`,
    userId,
    visitorId: `phone-of-${userId}`,
    timestamp: now - (index % 12) * weekMs - index * 1000,
    ...(index % 2 === 0 ? { sessionId: `named-of-${userId}-${index % 12}` } : {}),
  }))
  const { status, text } = await ask(url, 'events/batch', {
    method: 'POST',
    body: JSON.stringify({ events }),
  })
  expect(status, text).toBe(200)
}

async function readAllOf(directory: string): Promise<{ file: string; content: Buffer }[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  return Promise.all(
    files.map(async (file) => ({ file, content: await readFile(file).catch(() => Buffer.alloc(0)) })),
  )
}

const filesWith = async (text: string, directory: string): Promise<string[]> =>
  (await readAllOf(directory)).filter(({ content }) => content.includes(text)).map(({ file }) => file)

/** All that a backup without a key holds: files are a checksum, and behind it what it is of, compressed; few are plain. */
async function readBackup(place: string): Promise<string> {
  const files = await readAllOf(place)
  const isPacked = (packed: Buffer) => packed[0] === 0x1f && packed[1] === 0x8b
  return files
    .map(({ content }) => (isPacked(content.subarray(32)) ? gunzipSync(content.subarray(32)) : content))
    .join()
}

interface Receipt {
  readonly erasureId: string
  readonly status: 'requested' | 'deleted' | 'finished'
  readonly removed: Readonly<Record<string, number>>
  readonly remaining: Readonly<Record<string, number>> | null
}

it('kill -9 in the middle of an erasure: the next start goes on until nothing is left, also in backups, and others are as they were', async () => {
  const folder = await temporaryFolder()
  const [data, place] = [join(folder, 'data'), join(folder, 'backups')]
  await makeStoreOfFastCleaning(join(data, 'clickhouse'))
  let server = await serve(data, keys)
  onTestFinished(async () => {
    server.child.kill('SIGKILL')
    await server.ended
  })
  const receiptOf = async (erasureId: string): Promise<Receipt> =>
    JSON.parse((await ask(server.url, `erasures/${erasureId}`)).text).erasure
  const readAll = () =>
    Promise.all(
      ['export/events', 'sessions?range=all&limit=100', 'users/other/stats?daysBack=200'].map(
        async (path) => (await ask(server.url, path)).text,
      ),
    )

  await sendPerson(server.url, 'other')
  const others = await readAll()
  for (const person of ['ann', 'bob']) await sendPerson(server.url, person)
  expect((await readAll()).join()).toContain('title-of-bob')
  expect(await filesWith('title-of-bob', data)).not.toEqual([])
  const asked: string[] = []
  for (const person of ['ann', 'bob']) {
    const { status, text } = await ask(server.url, `users/${person}`, { method: 'DELETE' })
    expect(status, text).toBe(202)
    asked.push((JSON.parse(text).erasure as Receipt).erasureId)
  }
  const [first = ''] = asked
  // What the first did is out of every answer and is being taken from the disk; the second waits.
  let last: Receipt | undefined
  const hasBegun = async () => {
    last = await receiptOf(first)
    return Object.keys(last.removed).length > 0
  }
  await expect.poll(hasBegun, { interval: 5 }).toBe(true)
  server.child.kill('SIGKILL')
  expect(last?.status).toBe('requested')
  expect(await server.ended).toBe('SIGKILL')

  server = await serve(data, keys)
  for (const erasureId of asked) {
    await expect.poll(async () => (await receiptOf(erasureId)).status, { timeout: 60_000 }).toBe('finished')
    expect(await receiptOf(erasureId)).toMatchObject({
      removed: { events: 48 },
      remaining: { events: 0, changes: 0, sessions: 0, identities: 0 },
    })
  }
  expect(await readAll()).toEqual(others)
  for (const person of ['ann', 'bob']) {
    expect((await ask(server.url, `users/${person}`)).status, person).toBe(404)
    for (const mark of ['title-of', 'phone-of', 'named-of'])
      expect([mark, await filesWith(`${mark}-${person}`, data)]).toEqual([mark, []])
  }

  const made = await runSojourn(data, ['backup', '--to', place])
  expect(made.code, made.err).toBe(0)
  const backup = await readBackup(place)
  for (const mark of ['title-of', 'phone-of', 'named-of']) {
    expect(backup).toContain(`${mark}-other`)
    for (const person of ['ann', 'bob']) expect(backup).not.toContain(`${mark}-${person}`)
  }
})
