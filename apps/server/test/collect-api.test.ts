import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApi } from './create-api.ts'
import { problemOf, readSession } from './read-answers.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const post = (path: string, body?: unknown) => server.first.api('POST', `/api/v1${path}`, body)
const patch = (path: string, body?: unknown) => server.first.api('PATCH', `/api/v1${path}`, body)
const read = (sessionId: string) => server.first.api('GET', `/api/v1/sessions/${sessionId}`)
const made = /^[a-z]+_[0-9a-hjkmnp-tv-z]{26}$/
const minuteMs = 60_000

describe('opening a session', () => {
  it('answers 201 with the session, and makes what is not given', async () => {
    const before = Date.now()
    const { status, body } = await post('/sessions')
    expect(status).toBe(201)
    const session = body.session as { sessionId: string; startedAt: string }
    expect(session).toMatchObject({
      sessionId: expect.stringMatching(made),
      siteId: server.first.siteId,
      status: 'active',
      endReason: null,
      endedAt: null,
      stepsTaken: 0,
      metadata: {},
      userId: null,
    })
    expect(session.sessionId).toMatch(/^sess_/)
    expect(Date.parse(session.startedAt)).toBeGreaterThanOrEqual(before)
    expect(Date.parse(session.startedAt)).toBeLessThanOrEqual(Date.now())
    expect((await readSession(server.first.api, session.sessionId)).events).toEqual([])
  })

  it('answers 200 with what stands where the id exists, and changes nothing', async () => {
    const sessionId = 'opened-twice'
    const first = {
      sessionId,
      userId: 'ann',
      startedAt: '2026-01-02T03:04:05.678Z',
      metadata: { plan: 'pro' },
    }
    const opened = await post('/sessions', first)
    expect(opened.status).toBe(201)
    expect(opened.body.session).toMatchObject({ ...first, externalId: 'ann' })
    const again = await post('/sessions', { sessionId, userId: 'bob', metadata: { plan: 'free' } })
    expect(again.status).toBe(200)
    expect(again.body).toEqual(opened.body)
    await post('/events', { sessionId: 'by-event', type: 'page_view', path: '/a' })
    const byEvent = await post('/sessions', { sessionId: 'by-event', metadata: { late: true } })
    expect(byEvent.status).toBe(200)
    expect(byEvent.body.session).toMatchObject({ stepsTaken: 1, metadata: {} })
  })

  it('of two requests at the same time, lets one open it', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => post('/sessions', { sessionId: 'raced', metadata: { index } })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201])
    const [first] = answers.map(({ body }) => body)
    for (const { body } of answers) expect(body).toEqual(first)
  })

  it('takes a time as text, with an offset, or in unix milliseconds', async () => {
    const at = Date.UTC(2026, 1, 3, 12)
    for (const startedAt of ['2026-02-03T12:00:00Z', '2026-02-03T13:30:00+01:30', '2026-02-03 12:00', at]) {
      const { body } = await post('/sessions', { startedAt })
      expect(body.session).toMatchObject({ startedAt: '2026-02-03T12:00:00.000Z', status: 'expired' })
    }
  })

  it('reads device, campaign and channel from its context', async () => {
    const { body } = await post('/sessions', {
      context: {
        userAgent:
          'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1',
        ip: '8.8.8.8',
        url: 'https://shop.example/?utm_source=news&utm_medium=email&utm_campaign=may',
      },
    })
    expect(body.session).toMatchObject({
      device: { type: 'mobile', browser: 'Safari', os: 'iOS' },
      country: 'US',
      ipAddress: null,
      utm: { source: 'news', medium: 'email', campaign: 'may', term: null, content: null },
    })
  })
})

describe('changing a session', () => {
  it('merges metadata name by name, completes it and opens it again', async () => {
    await post('/sessions', { sessionId: 'patched', metadata: { a: { x: 1 }, b: 1 } })
    const merged = await patch('/sessions/patched', { metadata: { a: { y: 2 }, c: null } })
    expect(merged.status).toBe(200)
    expect(merged.body.session).toMatchObject({ metadata: { a: { y: 2 }, b: 1, c: null } })
    const completed = await patch('/sessions/patched', { status: 'completed' })
    expect(completed.body.session).toMatchObject({ status: 'completed', endReason: 'end' })
    expect((completed.body.session as { endedAt: unknown }).endedAt).toEqual(expect.any(String))
    const active = await patch('/sessions/patched', { status: 'active' })
    expect(active.body.session).toMatchObject({ status: 'active', endReason: null, endedAt: null })
    expect((await read('patched')).body.session).toMatchObject({ status: 'active', stepsTaken: 0 })
    await post('/sessions', { sessionId: 'long-ago', startedAt: '2026-01-02T03:04:05Z' })
    expect((await read('long-ago')).body.session).toMatchObject({ status: 'expired' })
    const again = await patch('/sessions/long-ago', { status: 'active' })
    expect(again.body.session).toMatchObject({ status: 'active', endReason: null, duration: null })
    expect((await read('long-ago')).body.session).toEqual(again.body.session)
  })

  it('answers 404 where there is none, or it is of another site, and changes nothing there', async () => {
    await server.second.api('POST', '/api/v1/sessions', { sessionId: 'of-second' })
    for (const sessionId of ['never-was', 'of-second']) {
      for (const answer of [
        await patch(`/sessions/${sessionId}`, { status: 'completed', metadata: { mine: true } }),
        await post(`/sessions/${sessionId}/end`),
      ]) {
        const problem = problemOf(answer)
        expect(problem).toMatchObject({ status: 404, code: 'not_found' })
        expect(problem.detail).toContain(sessionId)
      }
      expect((await read(sessionId)).status).toBe(404)
    }
    const { session } = await readSession(server.second.api, 'of-second')
    expect(session).toMatchObject({ status: 'active', metadata: {} })
  })

  it('keeps one id on two sites apart', async () => {
    await post('/events', { sessionId: 'same-id', type: 'page_view', path: '/first' })
    const there = { sessionId: 'same-id', type: 'click', path: '/second' }
    await server.second.api('POST', '/api/v1/events', there)
    expect((await readSession(server.first.api, 'same-id')).session.eventCounts).toEqual({ page_view: 1 })
    expect((await readSession(server.second.api, 'same-id')).session.eventCounts).toEqual({ click: 1 })
  })
})

describe('a heartbeat', () => {
  it('extends the session and is no step', async () => {
    const before = new Date(Date.now() - 45 * minuteMs).toISOString()
    await post('/events', { sessionId: 'beating', type: 'page_view', timestamp: before })
    expect((await read('beating')).body.session).toMatchObject({ status: 'expired', endReason: 'timeout' })
    const beat = await post('/sessions/beating/heartbeat')
    expect([beat.status, beat.text]).toEqual([204, ''])
    expect((await read('beating')).body.session).toMatchObject({
      status: 'active',
      stepsTaken: 1,
      duration: null,
    })
    expect((await server.first.api('GET', '/api/v1/sessions/active')).text).toContain('"beating"')
  })

  it('may name the section that the visitor is in', async () => {
    const at = Date.now() - 10 * minuteMs
    const event = { sessionId: 'moving', type: 'page_view', path: '/shop/mugs', timestamp: at }
    await post('/events', event)
    for (const [minute, section] of [
      [1, 'checkout'],
      [2, 'checkout'],
      [3, 'help'],
    ] as const) {
      const timestamp = at + minute * minuteMs
      expect((await post('/sessions/moving/heartbeat', { timestamp, section })).status).toBe(204)
    }
    const { session } = await readSession(server.first.api, 'moving')
    expect(session.currentSection).toBe('help')
    expect(session.sectionHistory).toEqual(
      [
        ['shop', 0],
        ['checkout', 1],
        ['help', 3],
      ].map(([section, minute]) => ({ section, at: new Date(at + Number(minute) * minuteMs).toISOString() })),
    )
  })

  it('for a session that never was opens nothing', async () => {
    const beat = await post('/sessions/never-opened/heartbeat', { section: 'shop' })
    expect([beat.status, beat.text]).toEqual([204, ''])
    expect((await read('never-opened')).status).toBe(404)
    const opened = await post('/sessions', { sessionId: 'never-opened' })
    expect(opened.status).toBe(201)
    expect(opened.body.session).toMatchObject({ currentSection: null, sectionHistory: [] })
  })
})

describe('ending a session', () => {
  it('answers the session, and the same again', async () => {
    const at = Date.now() - 5 * minuteMs
    await post('/events', { sessionId: 'ended', type: 'page_view', timestamp: at })
    const timestamp = new Date(at + minuteMs).toISOString()
    const ended = await post('/sessions/ended/end', { timestamp, reason: 'logout' })
    expect(ended.status).toBe(200)
    expect(ended.body.session).toMatchObject({
      status: 'completed',
      endReason: 'logout',
      endedAt: timestamp,
      stepsTaken: 1,
    })
    expect((await post('/sessions/ended/end')).body).toEqual(ended.body)
    expect((await post('/sessions/ended/end', { reason: 'end' })).body).toEqual(ended.body)
    expect((await read('ended')).body.session).toEqual(ended.body.session)
  })

  it('is also what an event session_end does, but it opens none', async () => {
    const at = Date.now() - minuteMs
    const end = {
      sessionId: 'only-ended',
      eventId: 'only-ended-2',
      type: 'session_end',
      timestamp: at + 1000,
    }
    expect((await post('/events', end)).status).toBe(201)
    expect((await read('only-ended')).status).toBe(404)
    await post('/events', { sessionId: 'only-ended', type: 'page_view', timestamp: at })
    const { session, events } = await readSession(server.first.api, 'only-ended')
    expect(session).toMatchObject({ status: 'completed', endReason: 'end', stepsTaken: 2 })
    expect(events.map(({ type }) => type)).toEqual(['page_view', 'session_end'])
  })
})

describe('one event', () => {
  it('answers 201 with its ids, made here where they are not given', async () => {
    const { status, body } = await post('/events', { type: 'page_view', visitorId: 'single' })
    expect(status).toBe(201)
    expect(body).toEqual({
      eventId: expect.stringMatching(made),
      sessionId: expect.stringMatching(made),
      duplicate: false,
    })
    expect(String(body.eventId)).toMatch(/^evt_/)
    expect(String(body.sessionId)).toMatch(/^sess_/)
  })

  it('answers 200 as a duplicate where its id was seen before, and the first account stands', async () => {
    const event = { eventId: 'seen', sessionId: 'repeated', type: 'click', timestamp: Date.now() }
    const ids = { eventId: 'seen', sessionId: 'repeated' }
    const first = await post('/events', event)
    expect([first.status, first.body]).toEqual([201, { ...ids, duplicate: false }])
    for (const again of [event, { ...event, type: 'purchase', timestamp: event.timestamp + 5 }]) {
      const answer = await post('/events', again)
      expect([answer.status, answer.body]).toEqual([200, { ...ids, duplicate: true }])
    }
    expect((await readSession(server.first.api, 'repeated')).session).toMatchObject({
      stepsTaken: 1,
      eventCounts: { click: 1 },
    })
  })

  it.each(['heartbeat', 'engagement', 'USER_ENGAGEMENT'])(
    'of type %s is no step and opens nothing',
    async (type) => {
      const sessionId = `life-${type}`
      expect((await post('/events', { type, sessionId })).status).toBe(201)
      expect((await post('/events', { type, visitorId: sessionId })).status).toBe(201)
      expect((await read(sessionId)).status).toBe(404)
      await post('/events', { type: 'page_view', sessionId, timestamp: Date.now() - 45 * minuteMs })
      expect((await read(sessionId)).body.session).toMatchObject({ status: 'expired' })
      expect((await post('/events', { type, sessionId })).status).toBe(201)
      expect((await read(sessionId)).body.session).toMatchObject({
        status: 'active',
        stepsTaken: 1,
        eventCounts: { page_view: 1 },
      })
    },
  )

  it('reads back with everything that it carried', async () => {
    const properties = { text: 'äöü 😀 \u0000"\\', list: [1, 2.5, null, { deep: true }], big: 12345678901234 }
    const event = {
      eventId: 'full:1.0-a_B',
      type: 'Product View',
      timestamp: '2026-02-03T04:05:06.789Z',
      sessionId: 'full',
      visitorId: 'visitor-1',
      userId: 'user-1',
      url: 'https://shop.example/products/17?color=red#top',
      title: 'Mug',
      referrer: 'https://www.google.com/',
      properties,
      revenue: -0.1,
      currency: 'eur',
      sequence: -3,
    }
    expect((await post('/events', event)).status).toBe(201)
    const { events, session } = await readSession(server.first.api, 'full')
    expect(events).toEqual([
      {
        ...event,
        type: 'product_view',
        step: 1,
        externalId: 'user-1',
        path: '/products/17',
        page: '/products/:id',
        section: 'products',
        stage: 'product',
        currency: 'EUR',
        receivedAt: expect.any(String),
      },
    ])
    expect(session).toMatchObject({ channel: 'search', revenue: -0.1, currency: 'EUR', duration: null })
  })

  it('of the same millisecond is ordered by sequence, then by its id', async () => {
    const timestamp = Date.now() - minuteMs
    const sent = [
      ['b', 2],
      ['a', 2],
      ['z', 1],
      ['c', -1],
      ['d', undefined],
    ] as const
    for (const [eventId, sequence] of sent)
      await post('/events', {
        eventId: `same-ms-${eventId}`,
        type: 'click',
        sessionId: 'same-ms',
        timestamp,
        sequence,
      })
    const { events } = await readSession(server.first.api, 'same-ms')
    expect(events.map(({ eventId }) => eventId.slice(-1)).join('')).toBe('cdzab')
  })
})

describe('a batch', () => {
  it('answers what became of each, and keeps the good ones', async () => {
    const good = { eventId: 'batch-1', type: 'click', sessionId: 'batch' }
    const events = [
      good,
      { type: 'click' },
      good,
      { eventId: 'batch-2', type: 'no such type!', sessionId: 'batch' },
    ]
    const { status, body } = await post('/events/batch', { events })
    expect(status).toBe(200)
    expect(body).toEqual({
      accepted: 1,
      duplicates: 1,
      rejected: [
        { index: 1, errors: [{ path: 'sessionId', message: expect.stringContaining('visitorId') }] },
        {
          index: 3,
          eventId: 'batch-2',
          errors: [{ path: 'type', message: expect.stringContaining('page_view') }],
        },
      ],
    })
    expect((await readSession(server.first.api, 'batch')).session.stepsTaken).toBe(1)
    const again = await post('/events/batch', { events: [good] })
    expect([again.status, again.body]).toEqual([200, { accepted: 0, duplicates: 1, rejected: [] }])
  })

  it('answers 400 in the same shape where all were refused', async () => {
    const answer = await post('/events/batch', { events: [{ type: 'click' }, null, 'text', []] })
    const problem = problemOf(answer)
    expect(problem).toMatchObject({ status: 400, code: 'batch_rejected' })
    const { accepted, duplicates, rejected } = answer.body as Record<string, unknown> & {
      rejected: { index: number }[]
    }
    expect({ accepted, duplicates }).toEqual({ accepted: 0, duplicates: 0 })
    expect(rejected.map(({ index }) => index)).toEqual([0, 1, 2, 3])
  })

  it('of 1,000 events is taken whole', async () => {
    const at = Date.now() - 3_600_000
    const events = Array.from({ length: 1000 }, (_, index) => ({
      eventId: `thousand-${index}`,
      type: 'click',
      sessionId: 'thousand',
      timestamp: at + index,
    }))
    const { body } = await post('/events/batch', { events })
    expect(body).toEqual({ accepted: 1000, duplicates: 0, rejected: [] })
    expect((await readSession(server.first.api, 'thousand')).session.stepsTaken).toBe(1000)
  })
})

describe('credentials', () => {
  it('are needed: 401 without one or with an unknown one', async () => {
    const unknown = createApi(server.url, 'sk_nobody-has-this-one')
    for (const api of [server.anybody, unknown]) {
      for (const answer of [
        await api('POST', '/api/v1/events', { type: 'click', sessionId: 'stolen' }),
        await api('POST', '/api/v1/sessions', { sessionId: 'stolen' }),
        await api('PATCH', '/api/v1/sessions/stolen', {}),
        await api('GET', '/api/v1/sessions'),
        await api('GET', '/api/v1/sessions/stolen'),
      ]) {
        expect(problemOf(answer)).toMatchObject({ status: 401, code: 'unauthenticated' })
        expect(answer.headers.get('www-authenticate')).toContain('Bearer')
      }
    }
    expect((await read('stolen')).status).toBe(404)
  })

  it('a write key collects and reads nothing', async () => {
    const api = createApi(server.url, server.first.writeKey)
    expect((await api('POST', '/api/v1/events', { type: 'click', sessionId: 'public' })).status).toBe(201)
    for (const path of [
      '/sessions',
      '/sessions/public',
      '/sessions/active',
      '/users/x/stats',
      '/ledger',
      '/sites',
    ])
      expect(problemOf(await api('GET', `/api/v1${path}`))).toMatchObject({ status: 403, code: 'forbidden' })
  })

  it('a key of several sites names the one that it collects for', async () => {
    const event = { type: 'click', sessionId: 'named-site' }
    const unnamed = problemOf(await server.api('POST', '/api/v1/events', event))
    expect(unnamed).toMatchObject({ status: 400, errors: [{ path: 'siteId' }] })
    const { siteId } = server.second
    expect((await server.api('POST', `/api/v1/events?siteId=${siteId}`, event)).status).toBe(201)
    expect((await read('named-site')).status).toBe(404)
    expect((await readSession(server.second.api, 'named-site')).session.siteId).toBe(siteId)
    const foreign = await server.first.api('POST', `/api/v1/events?siteId=${siteId}`, event)
    expect(problemOf(foreign)).toMatchObject({ status: 404, code: 'not_found' })
  })
})
