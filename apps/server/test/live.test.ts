import { liveSchema } from '@sojourn/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemOf } from './read-answers.ts'
import { startTestServer, type TestServer, type TestSite } from './start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

interface Told {
  readonly event: string
  readonly id: string | undefined
  readonly data: Record<string, unknown>
}

/** Opens a stream and reads it message by message. */
async function open(site: TestSite, lastEventId?: string) {
  const aborter = new AbortController()
  const response = await fetch(new URL('/api/v1/analytics/live/stream', server.url), {
    headers: {
      authorization: `Bearer ${site.secretKey}`,
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    },
    signal: aborter.signal,
  })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  const reader = (response.body as ReadableStream<Uint8Array>)
    .pipeThrough(new TextDecoderStream())
    .getReader()
  let buffer = ''
  const next = async (): Promise<Told | undefined> => {
    for (;;) {
      const end = buffer.indexOf('\n\n')
      if (end >= 0) {
        const lines = buffer.slice(0, end).split('\n')
        buffer = buffer.slice(end + 2)
        const fields = new Map(lines.map((line) => line.split(/: (.*)/s, 2) as [string, string]))
        const event = fields.get('event')
        if (event !== undefined) {
          return { event, id: fields.get('id'), data: JSON.parse(fields.get('data') ?? '{}') }
        }
        continue
      }
      const { done, value } = await reader.read()
      if (done) return undefined
      buffer += value
    }
  }
  const nextOf = async (event: string): Promise<Told> => {
    for (let told = await next(); told; told = await next()) if (told.event === event) return told
    throw new Error(`the stream ended before ${event}`)
  }
  return { next, nextOf, close: () => aborter.abort() }
}

const happens = (site: TestSite, eventId: string, sessionId = 's1', fields: object = {}) =>
  site.api('POST', '/api/v1/events', {
    ...{ type: 'page_view', path: '/shop/mugs', eventId, sessionId, visitorId: `v-${sessionId}` },
    ...fields,
  })

describe('the live view', () => {
  it('tells who is here, where they are, and what happened last', async () => {
    await happens(server.first, 'e1', 's1')
    await happens(server.first, 'e2', 's2')
    await happens(server.first, 'e3', 's2', { path: '/help' })
    await happens(server.first, 'e4', 's3', { timestamp: Date.now() - 100_000 })
    await happens(server.second, 'e5', 'elsewhere')
    const answer = await server.first.api('GET', '/api/v1/analytics/live?limit=1')
    const live = liveSchema.strict().parse(answer.body)
    expect(live).toMatchObject({
      count: 2,
      visitors: 2,
      users: 0,
      pages: [
        { value: '/help', sessions: 1 },
        { value: '/shop/mugs', sessions: 1 },
      ],
    })
    expect(live.sessions.map(({ sessionId }) => sessionId)).toEqual(['s2'])
    expect(live.events.map(({ eventId }) => eventId)).toEqual(['e3', 'e2', 'e1', 'e4'])
    const refused = await server.first.api('GET', '/api/v1/analytics/live?limit=1000')
    expect(problemOf(refused).detail).toContain('limit')
  })

  it('tells it of those that fit filters and a segment alone', async () => {
    const rule = {
      of: 'sessions',
      where: { event: { where: [{ property: 'page', op: 'eq', value: '/help' }] } },
    }
    const saved = await server.first.api('POST', '/api/v1/segments', {
      name: 'Lost',
      siteId: server.first.siteId,
      rule,
    })
    const { segmentId } = saved.body.segment as { segmentId: string }
    const filters = JSON.stringify([{ property: 'page', op: 'neq', value: '/help' }])
    const ask = async (query: string) => {
      const answer = await server.first.api('GET', `/api/v1/analytics/live?${query}`)
      const { count, pages, sessions, events } = liveSchema.strict().parse(answer.body)
      return [count, pages.length, sessions.map((one) => one.sessionId), events.map((one) => one.eventId)]
    }
    expect(await ask(`segmentId=${segmentId}&range=1h&timezone=Asia/Tokyo`)).toEqual([
      1,
      1,
      ['s2'],
      ['e3', 'e2'],
    ])
    expect(await ask(new URLSearchParams({ filters }).toString())).toEqual([1, 1, ['s1'], ['e1', 'e4']])
    expect(await ask(new URLSearchParams({ filters, segmentId }).toString())).toEqual([0, 0, [], []])
  })

  it('streams events of its own sites as they come, each once', async () => {
    const stream = await open(server.first)
    expect((await stream.next())?.event).toBe('live')
    await happens(server.second, 'other', 'elsewhere')
    await happens(server.first, 'f1', 's1')
    await happens(server.first, 'f1', 's1')
    await happens(server.first, 'f2', 's1')
    expect((await stream.nextOf('event')).data).toMatchObject({
      eventId: 'f1',
      sessionId: 's1',
      page: '/shop/mugs',
    })
    expect((await stream.nextOf('event')).data).toMatchObject({ eventId: 'f2' })
    stream.close()
  })

  it('goes on behind the event that was told last', async () => {
    const stream = await open(server.first)
    await stream.nextOf('live')
    await happens(server.first, 'g1', 's1')
    const { id } = await stream.nextOf('event')
    stream.close()
    await happens(server.first, 'g2', 's1')
    await happens(server.first, 'g3', 's1')
    const again = await open(server.first, id)
    expect((await again.nextOf('event')).data).toMatchObject({ eventId: 'g2' })
    expect((await again.nextOf('event')).data).toMatchObject({ eventId: 'g3' })
    again.close()
  })

  it('says so where it cannot go on', async () => {
    const stream = await open(server.first, 'another-7')
    expect((await stream.nextOf('gap')).data.detail).toContain('/api/v1/analytics/live')
    stream.close()
  })

  it('ends when the server stops, which does not wait for it', async () => {
    const stream = await open(server.first)
    await stream.nextOf('live')
    const startedAt = performance.now()
    await server.restart()
    while (await stream.next().catch(() => undefined));
    expect(performance.now() - startedAt).toBeLessThan(9_000)
  })
})
