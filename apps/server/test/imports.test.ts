import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { ImportAnswer, ImportPreviewAnswer } from '@sojourn/contract'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestServer, type TestServer } from './start-test-server.ts'
import { waitUntil } from './wait-until.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server?.stop())

const path = '/api/v1/imports'
const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
const csv = [
  'time,who,what,page',
  `${day}T10:00:00Z,ann,page_view,/`,
  `${day}T10:01:00Z,ann,page_view,/lamp`,
  `${day}T10:00:30Z,bob,page_view,/`,
  'yesterday,bob,page_view,/lamp',
  '',
  '1989-01-01T00:00:00Z,bob,page_view,/lamp',
].join('\n')
const form = { map: { timestamp: 'time', visitorId: 'who', type: 'what', path: 'page' } }

/** Sends a file in pieces of a few bytes, one of them twice. */
async function upload(fileName: string, content: Uint8Array, size = 64): Promise<string> {
  const { siteId, api } = server.first
  const made = await api('POST', path, { siteId, fileName, bytes: content.byteLength })
  expect(made.status, made.text).toBe(201)
  const { importId } = made.body.import as ImportAnswer
  for (let offset = 0; offset < content.byteLength; offset += size) {
    const piece = content.subarray(offset, offset + size)
    for (let times = offset === 0 ? 2 : 1; times > 0; times--) {
      const sent = await api('PUT', `${path}/${importId}/content?offset=${offset}`, piece)
      expect(sent.body.import).toMatchObject({ bytesReceived: offset + piece.byteLength })
    }
  }
  return importId
}

const read = async (importId: string) =>
  (await server.first.api('GET', `${path}/${importId}`)).body.import as ImportAnswer

async function importWhole(importId: string, asked: object): Promise<ImportAnswer> {
  const begun = await server.first.api('POST', `${path}/${importId}/start`, asked)
  expect(begun.status, begun.text).toBe(202)
  return waitUntil(
    () => read(importId),
    ({ run }) => run?.endedAt !== null,
    60_000,
  )
}

async function rejectedInLedger(): Promise<Record<string, number>> {
  const { body } = await server.first.api('GET', '/api/v1/ledger?range=1d')
  const rows = body.rows as { outcome: string; reason: string; events: number }[]
  return Object.fromEntries(
    rows.filter(({ outcome }) => outcome === 'rejected').map(({ reason, events }) => [reason, events]),
  )
}

it('imports a file that was sent in pieces, accounts for every line, and adds nothing the second time', async () => {
  const { api, siteId } = server.first
  const importId = await upload('visits.csv', Buffer.from(csv))
  const looked = await api('POST', `${path}/${importId}/preview`, form)
  const preview = looked.body.preview as ImportPreviewAnswer
  expect(preview).toMatchObject({ format: 'csv', lines: 6, events: 3, empty: 1, isWhole: true })
  expect(preview.columns).toContainEqual({ name: 'who', example: 'ann' })
  expect(preview.shown[0]).toEqual({
    line: 2,
    event: { timestamp: `${day}T10:00:00.000Z`, visitorId: 'ann', type: 'page_view', path: '/' },
  })
  expect(preview.shown[3]?.rejected).toMatch(/no time of the format|not a time of the format/)

  const done = await importWhole(importId, form)
  expect(done.run?.status, done.run?.outcome).toBe('succeeded')
  expect(done).toMatchObject({
    bytesReceived: 0,
    hasRejectedLines: true,
    report: { lines: 6, accepted: 3, duplicates: 0, empty: 1, rejected: 2 },
  })
  expect(await rejectedInLedger()).toEqual({ invalid: 1, too_old: 1 })
  const { body } = await api('GET', `/api/v1/sessions?from=${day}T00:00:00Z&to=${day}T23:59:59Z`)
  expect(body.sessions).toHaveLength(2)

  const aside = await api('GET', `${path}/${importId}/rejected`)
  const lines = aside.text.trim().split('\n')
  expect(lines.map((line) => JSON.parse(line).line)).toEqual([5, 7])

  const again = await importWhole(await upload('copy.csv', Buffer.from(csv)), form)
  expect(again.report).toMatchObject({ accepted: 0, duplicates: 3, rejected: 2 })

  const log = await upload(
    'access.log.gz',
    gzipSync(
      `203.0.113.7 - - [10/Oct/2025:13:55:36 -0700] "GET /lamp HTTP/1.1" 200 12 "-" "Mozilla/5.0 Firefox"\n`,
    ),
  )
  const byPreset = await importWhole(log, { preset: 'access-log' })
  expect(byPreset.report).toMatchObject({ lines: 1, rejected: 0 })

  const listed = (await api('GET', `${path}?siteId=${siteId}`)).body.imports as ImportAnswer[]
  expect(listed.map(({ fileName }) => fileName)).toEqual(['access.log.gz', 'copy.csv', 'visits.csv'])
  expect((await server.second.api('GET', `${path}/${importId}`)).status).toBe(404)
  expect((await server.second.api('GET', path)).body.imports).toEqual([])
})

it('refuses what cannot be right, and says what would be', async () => {
  const { api, siteId } = server.first
  const tooLarge = await api('POST', path, { siteId, fileName: 'a.csv', bytes: 2 * 1024 ** 3 })
  expect(tooLarge.body).toMatchObject({ code: 'invalid_request', errors: [{ path: 'bytes' }] })
  const foreign = { siteId: server.second.siteId, fileName: 'a.csv', bytes: 3 }
  expect((await api('POST', path, foreign)).status).toBe(404)

  const importId = await upload('a.csv', Buffer.from('time,time\n1,2\n'))
  const content = `${path}/${importId}/content`
  expect((await api('PUT', `${content}?offset=20`, 'x')).body).toMatchObject({ code: 'conflict' })
  expect((await api('PUT', `${content}?offset=14`, 'x')).body).toMatchObject({ code: 'invalid_request' })
  expect((await api('PUT', `${content}?offset=0`, new Uint8Array(1024 * 1024 + 1))).status).toBe(413)
  for (const step of ['preview', 'start']) {
    const unknown = await api('POST', `${path}/${importId}/${step}`, { map: { nothing: 'time' } })
    expect(unknown.body).toMatchObject({ code: 'invalid_request', errors: [{ path: 'map.nothing' }] })
  }
  const twice = await api('POST', `${path}/${importId}/preview`, {})
  expect(twice.body.detail).toBe(
    'The header names the column "time" twice. Rename one of them in the first line.',
  )
  const failed = await importWhole(importId, {})
  expect(failed.run).toMatchObject({ status: 'failed', outcome: twice.body.detail })
  expect((await api('GET', `${path}/${importId}/rejected`)).status).toBe(404)
  expect((await api('DELETE', `${path}/${importId}`)).status).toBe(204)
  expect(await readdir(join(server.dataDirectory, 'imports'))).not.toContain(importId)
  expect((await api('POST', `${path}/${importId}/start`, {})).status).toBe(404)

  const half = await api('POST', path, { siteId, fileName: 'b.csv', bytes: 30 })
  const { importId: halfId } = half.body.import as ImportAnswer
  const early = await api('POST', `${path}/${halfId}/start`, {})
  expect(early.body).toMatchObject({ code: 'conflict' })
})

it('writes the sums of Plausible beside the figures, from its archive or a file of it, once', async () => {
  const { api, siteId } = server.first
  const days = [
    '"date","visitors","pageviews","bounces","visits","visit_duration"',
    '"2024-01-30",120,310,61,140,21800',
  ]
  const visitors = Buffer.from([...days, '"2024-02-01",1200,3050,640,1401,240010', ''].join('\n'))
  const archive = zipSync({
    'imported_visitors_20240130_20240201.csv': visitors,
    'imported_pages_20240130_20240201.csv': Buffer.from('"date","page"\n'),
  })
  const preset = { preset: 'plausible' }
  const importId = await upload('plausible.zip', archive, 1024)
  const looked = await api('POST', `${path}/${importId}/preview`, preset)
  expect(looked.body.preview, looked.text).toMatchObject({
    lines: 2,
    events: 0,
    annotations: [
      { day: '2024-01-30', text: 'Plausible, January 2024: 140 visits, 310 page views' },
      { day: '2024-02-01', text: 'Plausible, February 2024: 1,401 visits, 3,050 page views' },
    ],
  })
  const done = await api('POST', `${path}/${importId}/start`, preset)
  expect(done.body.import, done.text).toMatchObject({
    run: null,
    bytesReceived: 0,
    report: { lines: 2, accepted: 0, annotations: { added: 2, known: 0 } },
  })
  const { annotations } = (await api('GET', `/api/v1/annotations?siteId=${siteId}`)).body
  expect(annotations).toMatchObject((looked.body.preview as ImportPreviewAnswer).annotations ?? [])

  const again = await upload('imported_visitors_20240130_20240201.csv', visitors)
  const repeated = await api('POST', `${path}/${again}/start`, preset)
  expect(repeated.body.import).toMatchObject({ report: { annotations: { added: 0, known: 2 } } })
  const other = await upload('pages.zip', zipSync({ 'imported_pages.csv': visitors }), 1024)
  const refused = await api('POST', `${path}/${other}/preview`, preset)
  expect(refused.body.detail).toBe("pages.zip has no imported_visitors_….csv, which Plausible's export has.")
})

it('reads Parquet that is none, or damaged gzip, by the name that people know', async () => {
  const broken = await upload('broken.parquet', Buffer.from('PAR1 nothing PAR1'))
  const answer = await server.first.api('POST', `${path}/${broken}/preview`, {})
  expect(answer.status).toBe(400)
  expect(answer.body.detail).toMatch(/^broken\.parquet cannot be read as Parquet/)
  const cut = await upload('cut.csv.gz', gzipSync(csv).subarray(0, 40))
  const gzip = await server.first.api('POST', `${path}/${cut}/preview`, form)
  expect(gzip.body.detail).toMatch(/^cut\.csv\.gz is damaged gzip/)
})
