import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parquetReadObjects } from 'hyparquet'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listBackups } from '../src/backup/list-backups.ts'
import { openPlace } from '../src/backup/open-place.ts'
import { restoreBackup } from '../src/backup/restore-backup.ts'
import { readConfig } from '../src/config.ts'
import { startServer } from '../src/start-server.ts'
import { type Api, createApi } from './create-api.ts'
import { readAudit } from './read-audit.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'
import { waitUntil } from './wait-until.ts'

let folder: string
let server: TestServer
let machine: Api
let place: { at: string; keyFile: string }
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sojourn-backup-'))
  place = { at: join(folder, 'backups'), keyFile: join(folder, 'key') }
  await writeFile(place.keyFile, 'correct horse battery staple\n')
  server = await startTestServer()
  const { token } = JSON.parse(await readFile(join(server.dataDirectory, 'server.json'), 'utf8'))
  machine = createApi(server.url, token)
})
afterAll(async () => {
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

const backup = async (wanted: object = {}) => {
  const answer = await machine('POST', '/api/v1/backups', { to: place.at, keyFile: place.keyFile, ...wanted })
  expect(answer.status, answer.text).toBe(200)
  return JSON.parse(answer.text.trimEnd().split('\n').at(-1) ?? '').report
}

/** Events whose ids begin with `name`, of visits in the last three weeks. */
async function send(name: string, count: number, given: object = {}): Promise<string[]> {
  const events = Array.from({ length: count }, (_, index) => ({
    eventId: `${name}-${index}`,
    type: 'page_view',
    url: `https://shop.example/${name}/${index % 7}?text=tab%09"quoted"`,
    timestamp: Date.now() - (index % 3) * 7 * 86_400_000,
    visitorId: `visitor-${name}-${index % 10}`,
    properties: { text: `a tab\t, a \\ and\na new line, ${index}` },
    ...given,
  }))
  const answer = await server.first.api('POST', '/api/v1/events/batch', { events })
  expect(answer.body).toMatchObject({ accepted: count })
  return events.map(({ eventId }) => eventId)
}

/** Restores a backup and looks at it through a server of its own. */
async function restored<Found>(backupId: string, look: (api: Api) => Promise<Found>): Promise<Found> {
  const data = join(folder, `restored-${backupId}`)
  const config = readConfig({ SOJOURN_DATA_DIR: data, PORT: '0', HOST: '127.0.0.1' })
  const repository = await openPlace(place, config.s3, { mustExist: true })
  await restoreBackup(config, repository, backupId, () => {})
  const running = await startServer(config, pino({ level: 'silent' }))
  try {
    return await look(createApi(running.url, server.first.secretKey))
  } finally {
    await running.stop()
  }
}

/** Batches that are sent while a backup is made: enough for it to be beside them, on a slow machine too. */
const roundsMax = 60

const eventsOf = async (api: Api): Promise<{ eventId: string; userId: string | null }[]> =>
  (await api('GET', '/api/v1/export/events')).text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('a backup', () => {
  it('made under load holds everything of its moment and nothing later, whole and once', async () => {
    const before = await send('before', 300)
    await send('erased', 30, { userId: 'ann' })
    const erasure = await server.first.api('DELETE', '/api/v1/users/ann')
    const { erasureId } = erasure.body.erasure as { erasureId: string }
    await waitUntil(
      async () => (await server.first.api('GET', `/api/v1/erasures/${erasureId}`)).body,
      ({ erasure }) => (erasure as { status: string }).status !== 'requested',
    )
    const under: string[] = []
    let isOver = false
    const load = async () => {
      for (let round = 0; round < roundsMax && !isOver; round++)
        under.push(...(await send(`under${round}`, 10)))
    }
    const [report] = await Promise.all([backup().finally(() => (isOver = true)), load()])
    const after = await send('after', 50)

    const { events, audit } = await restored(report.backupId, async (api) => ({
      events: await eventsOf(api),
      audit: await readAudit(api),
    }))
    const ids = events.map(({ eventId }) => eventId)
    expect(ids).toHaveLength(report.events)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining(before))
    expect(ids.filter((id) => after.includes(id))).toEqual([])
    expect(events.filter(({ eventId, userId }) => userId === 'ann' || eventId.startsWith('erased'))).toEqual(
      [],
    )
    // What was in it of the load is a beginning of it.
    const held = ids.filter((id) => id.startsWith('under')).length
    expect(new Set(ids.filter((id) => id.startsWith('under')))).toEqual(new Set(under.slice(0, held)))
    expect(audit).toMatchObject({ isClean: true, events: report.events })
  })

  it('is made beside others at its place, of which as many stay as it is told', async () => {
    const again = await backup()
    await send('new', 20)
    await backup({ keep: 2 })
    const repository = await openPlace(place, { endpoint: undefined }, { mustExist: true })
    const [newest, second, ...others] = await repository.backups()
    expect([second, others]).toEqual([again.backupId, []])
    for (const { objects } of (await repository.manifest(newest ?? '')).tables)
      for (const object of objects) await repository.read(object)
    const last = await machine('GET', '/api/v1/backups/last')
    expect(last.body).toMatchObject({ last: { backupId: newest, place: place.at } })
    expect((await server.anybody('GET', '/metrics')).text).toMatch(/^sojourn_backup_last_seconds 1\d{9}/m)
  })

  it('is listed by where it is kept, or why it cannot be', async () => {
    const s3 = { endpoint: undefined }
    const ids = await (await openPlace(place, s3, { mustExist: true })).backups()
    const { backups, fault } = await listBackups(place, s3)
    expect([backups.map(({ backupId }) => backupId), fault]).toEqual([ids, null])
    expect(backups[0]?.events).toBeGreaterThan(300)
    const elsewhere = await listBackups({ ...place, at: join(folder, 'elsewhere') }, s3)
    expect(elsewhere).toEqual({ backups: [], fault: null })
    expect(await listBackups({ ...place, keyFile: undefined }, s3)).toMatchObject({
      fault: expect.stringContaining('are encrypted'),
    })
    const told = await machine('GET', '/api/v1/backups')
    expect(told.body).toMatchObject({ place: null, last: { backupId: ids[0] }, isOld: false, backups: [] })
  })

  it('is refused where it cannot be, with what would be right', async () => {
    const refused = async (wanted: object) =>
      (await machine('POST', '/api/v1/backups', wanted)).body as { code: string; errors: object[] }
    expect(await refused({})).toMatchObject({ code: 'invalid_request', errors: [{ path: 'to' }] })
    expect(await refused({ to: 'relative' })).toMatchObject({ errors: [{ path: 'to' }] })
    expect(await refused({ to: place.at })).toMatchObject({
      errors: [{ path: 'keyFile', message: expect.stringContaining('are encrypted') }],
    })
    const owner = await server.api('POST', '/api/v1/backups', { to: place.at })
    expect(owner.status).toBe(403)
  })
})

describe('an export', () => {
  const get = (path: string) => server.first.api('GET', `/api/v1/export/${path}`)

  it('has the same rows in every format, as a file to keep', async () => {
    const lines = (await get('sessions?columns=sessionId,stepsTaken')).text.trimEnd().split('\n')
    const rows = lines.map((line) => JSON.parse(line))
    const json = await get('sessions?columns=sessionId,stepsTaken&format=json')
    expect(JSON.parse(json.text)).toEqual(rows)
    const csv = await get('sessions?columns=sessionId,stepsTaken&format=csv')
    expect(csv.text.trimEnd().split('\r\n').slice(1)).toEqual(
      rows.map(({ sessionId, stepsTaken }) => `${sessionId},${stepsTaken}`),
    )
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="sessions.csv"')
    const url = `${server.url}/api/v1/export/sessions?format=parquet`
    const headers = { authorization: `Bearer ${server.first.secretKey}` }
    const file = await (await fetch(url, { headers })).arrayBuffer()
    const read = await parquetReadObjects({ file, columns: ['sessionId', 'stepsTaken'] })
    expect(read.map(({ sessionId, stepsTaken }) => ({ sessionId, stepsTaken: Number(stepsTaken) }))).toEqual(
      rows,
    )
  })

  it('of users has each of them once', async () => {
    const events = ['ben', 'cleo', 'dora'].map((userId) => ({
      type: 'page_view',
      userId,
      sessionId: `of-${userId}`,
    }))
    await server.first.api('POST', '/api/v1/events/batch', { events })
    const csv = await get('users?format=csv&columns=userId,sessions')
    expect(csv.text.split('\r\n').sort()).toEqual(['', 'ben,1', 'cleo,1', 'dora,1', 'userId,sessions'])
  })

  it('is refused with the names that there are', async () => {
    expect((await get('sessions?format=xml')).body).toMatchObject({
      errors: [{ path: 'format', message: 'must be one of ndjson, json, csv, parquet' }],
    })
    expect((await get('events?columns=mail')).body).toMatchObject({ errors: [{ path: 'columns' }] })
  })
})
