import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mountSmallDisk, type SmallDisk } from './fill-disk.ts'
import { problemOf, readSession } from './read-answers.ts'
import { readAudit } from './read-audit.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'
import { waitUntil } from './wait-until.ts'

let disk: SmallDisk | undefined
let server: TestServer | undefined
beforeAll(async () => {
  disk = await mountSmallDisk(160)
  if (disk) server = await startTestServer({ dataDirectory: disk.path })
})
afterAll(async () => {
  await disk?.free()
  await server?.stop()
  await disk?.remove()
})

const eventOf = (name: string, index: number) => ({
  eventId: `${name}-${index}`,
  type: 'click',
  sessionId: `disk-${index % 3}`,
  properties: { text: 'x'.repeat(500) },
})

describe('a full disk', () => {
  it('is answered 503, counts nothing half, and ends by itself when there is room', {
    timeout: 120_000,
  }, async (context) => {
    if (!disk || !server) return context.skip('mounting a small disk takes root')
    const { api } = server.first
    const post = (event: object) => api('POST', '/api/v1/events', event)
    const before = Array.from({ length: 30 }, (_, index) => eventOf('before', index))
    for (const { status } of await Promise.all(before.map(post))) expect(status).toBe(201)

    await disk.fill()
    const during = Array.from({ length: 60 }, (_, index) => eventOf('during', index))
    const acknowledged = new Set<string>()
    for (let start = 0; start < during.length; start += 20) {
      const part = during.slice(start, start + 20)
      const answers = await Promise.all(part.map(post))
      for (const [index, answer] of answers.entries()) {
        if (answer.status === 201) acknowledged.add(String(part[index]?.eventId))
        else {
          expect(problemOf(answer)).toMatchObject({ status: 503, code: 'storage_unavailable' })
          expect(answer.headers.get('retry-after')).toMatch(/^\d+$/)
        }
      }
    }
    expect(acknowledged.size).toBeLessThan(during.length)
    const refused = await api('POST', '/api/v1/events/batch', { events: [{}, ...during] })
    expect(problemOf(refused).detail).toMatch(/full/)
    expect((await api('POST', '/api/v1/sessions', { sessionId: 'not-opened' })).status).toBe(503)
    expect((await server.anybody('GET', '/healthz')).status).toBe(200)
    const unready = await server.anybody('GET', '/readyz')
    expect(unready.status).toBe(503)
    expect(unready.body).toMatchObject({ status: 'not_ready', checks: { store: { ok: false } } })

    await disk.free()
    await waitUntil(
      () => server?.anybody('GET', '/readyz') ?? Promise.reject(),
      ({ status }) => status === 200,
    )
    expect((await api('GET', '/api/v1/sessions/not-opened')).status).toBe(404)
    const stored = await readCounts(api)
    expect(stored.events).toEqual(new Set([...before.map(({ eventId }) => eventId), ...acknowledged]))
    expect(stored.accepted).toBe(stored.events.size)
    expect(stored.rejected).toBe(0)

    for (const event of during) {
      const answer = await post(event)
      expect([event.eventId, answer.status]).toEqual([
        event.eventId,
        acknowledged.has(event.eventId) ? 200 : 201,
      ])
    }
    const all = [...before, ...during].map(({ eventId }) => eventId)
    expect((await readCounts(api)).events).toEqual(new Set(all))
    expect(await readAudit(api)).toMatchObject({ isClean: true, events: all.length })
    await server.restart()
    expect((await readCounts(api)).events).toEqual(new Set(all))
  })
})

/** What the three sessions and the ledger hold; an event that is there twice is a failure. */
async function readCounts(api: TestServer['api']) {
  const events = new Set<string>()
  for (const sessionId of ['disk-0', 'disk-1', 'disk-2']) {
    const { session, events: read } = await readSession(api, sessionId)
    expect(session.stepsTaken).toBe(read.length)
    for (const { eventId } of read) {
      expect(events).not.toContain(eventId)
      events.add(eventId)
    }
  }
  const { body } = await api('GET', '/api/v1/ledger')
  const { accepted, rejected } = body.totals as { accepted: number; rejected: number }
  return { events, accepted, rejected }
}
