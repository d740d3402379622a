import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { JobRunAnswer } from '@sojourn/contract'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { keys } from './load.ts'
import { runSojourn, serve, startSojourn } from './run-sojourn.ts'

const dayMs = 86_400_000
const days = 60
const sessionsOfDay = 6
const lines = 20_000

describe('work of a server that is killed in the middle of it', { timeout: 240_000 }, () => {
  let folder = ''
  let server: Awaited<ReturnType<typeof serve>>
  const data = () => join(folder, 'data')
  const place = () => join(folder, 'exports')
  const start = (port = '0') => serve(data(), { ...keys, SOJOURN_EXPORT_TO: place(), PORT: port })
  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'sojourn-killed-')))
    server = await start()
  })
  afterAll(async () => {
    server?.child.kill('SIGKILL')
    await server?.ended
    await rm(folder, { recursive: true, force: true })
  })

  /** Asks as a command on the machine does. */
  async function ask<Answer>(path: string, body?: unknown): Promise<Answer> {
    const { token } = JSON.parse(await readFile(join(data(), 'server.json'), 'utf8'))
    const answer = await fetch(`${server.url}/api/v1${path}`, {
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    expect(answer.ok, text).toBe(true)
    return JSON.parse(text)
  }
  const filesAtPlace = async () =>
    (await readdir(place(), { recursive: true }).catch((): string[] => [])).filter((name) =>
      name.endsWith('.ndjson'),
    )
  const idsOf = (text: string, id: string): string[] =>
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)[id])

  it('an export has each row in one whole file, and an import each line once', async () => {
    const now = Date.now()
    const events = Array.from({ length: days * sessionsOfDay }, (_, index) => ({
      type: 'page_view',
      sessionId: `old-${index}`,
      timestamp: now - (3 + Math.floor(index / sessionsOfDay)) * dayMs,
    }))
    await ask('/events/batch', { events })
    const file = join(folder, 'today.csv')
    const rows = Array.from({ length: lines }, (_, index) => `${now - index * 1000},v${index % 500},view`)
    await writeFile(file, `at,who,what\n${rows.join('\n')}\n`)
    const map = ['timestamp=at', 'visitorId=who', 'type=what'].flatMap((one) => ['--map', one])
    const at = ['--url', server.url, '--key', keys.SOJOURN_SECRET_KEY]
    const words = ['import', file, ...map, '--time-format', 'ms', '--json', ...at]

    const importing = startSojourn(data(), words)
    const journal = () => readFile(`${file}.import-journal.ndjson`, 'utf8').catch(() => '')
    await expect.poll(async () => (await journal()).split('\n').length).toBeGreaterThan(2)
    const settings = { what: ['sessions'], format: 'ndjson' }
    const { run } = await ask<{ run: JobRunAnswer }>('/jobs/export/run', { settings })
    await expect.poll(async () => (await filesAtPlace()).length).toBeGreaterThan(2)
    server.child.kill('SIGKILL')
    expect(importing.child.exitCode).toBeNull()
    await server.ended
    expect((await filesAtPlace()).length).toBeLessThan(days)
    server = await start(new URL(server.url).port)

    const read = async () => (await ask<{ run: JobRunAnswer }>(`/job-runs/${run.runId}`)).run
    await expect.poll(async () => (await read()).endedAt, { timeout: 60_000 }).not.toBeNull()
    expect(await read()).toMatchObject({ status: 'succeeded', interruptions: 1 })
    const [manifestName = ''] = (await readdir(place(), { recursive: true })).filter((name) =>
      name.endsWith('manifest.json'),
    )
    const manifest = JSON.parse(await readFile(join(place(), manifestName), 'utf8'))
    const exported: string[] = []
    for (const { name, sha256 } of manifest.files) {
      const content = await readFile(join(place(), manifestName, '..', name))
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256)
      exported.push(...idsOf(content.toString(), 'sessionId'))
    }
    expect(exported.sort()).toEqual(events.map(({ sessionId }) => sessionId).sort())
    expect(manifest.files).toHaveLength((await filesAtPlace()).length)

    // A server that is away for longer than the command waits ends it; run again, it goes on.
    const said = (await importing.ended) === 0 ? importing.said : await runSojourn(data(), words)
    const { accepted, duplicates } = JSON.parse(said.out)
    expect(accepted + duplicates).toBe(lines)
    const { out } = await runSojourn(data(), ['export', 'events', '--columns', 'eventId,sessionId'])
    const imported = idsOf(out, 'eventId').filter((eventId) => eventId.startsWith('imp_'))
    expect([imported.length, new Set(imported).size]).toEqual([lines, lines])
  })

  it('an export by hand is in S3 as it is in a file, and an address that names no file is refused', async () => {
    const bucket = new Map<string, Buffer>()
    // As much of S3 as a small file needs.
    const store = createServer(async (request, response) => {
      const pieces: Buffer[] = []
      for await (const piece of request) pieces.push(piece as Buffer)
      bucket.set(new URL(request.url ?? '', 'http://localhost').pathname, Buffer.concat(pieces))
      response.setHeader('etag', '"1"').end()
    }).listen(0, '127.0.0.1')
    await once(store, 'listening')
    onTestFinished(() => void store.close())
    const { port } = store.address() as AddressInfo
    const environment = {
      SOJOURN_S3_ENDPOINT: `http://127.0.0.1:${port}`,
      AWS_ACCESS_KEY_ID: 'any',
      AWS_SECRET_ACCESS_KEY: 'any',
    }
    const name = 'files/lake/sessions.ndjson.gz'
    const words = ['export', 'sessions', '--to', new Date(Date.now() - 2 * dayMs).toISOString()]
    const kept = await runSojourn(data(), [...words, '--out', `s3://${name}`], environment)
    expect([kept.code, kept.err]).toEqual([0, expect.stringContaining(`360 sessions in s3://${name}`)])
    const { out } = await runSojourn(data(), words)
    expect(gunzipSync(bucket.get(`/${name}`) ?? '').toString()).toBe(out)
    const refused = await runSojourn(data(), [...words, '--out', 's3://files/lake/'], environment)
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('--out must name a file')])
  })
})
