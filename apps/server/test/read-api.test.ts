import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listSessions, problemOf, readSession } from './read-answers.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const now = Date.now()
const ago = (hours: number): number => now - hours * hourMs

const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1'
const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36'

/** Four sessions of the first site, oldest first, and one of the second. */
async function sendSample({ first, second }: TestServer): Promise<void> {
  const bought = { sessionId: 'bought', visitorId: 'v1', userId: 'ann' }
  const source = { context: { userAgent: chrome, country: 'DE' }, referrer: 'https://www.google.com/' }
  const form = { sessionId: 'filled', visitorId: 'v3', context: { userAgent: chrome, country: 'DE' } }
  const cart = { sessionId: 'left', visitorId: 'v1', userId: 'ann' }
  const at = ago(240)
  const events = [
    { ...bought, ...source, type: 'page_view', url: 'https://shop.example/products/17', timestamp: at },
    { ...bought, type: 'page_view', path: '/checkout', timestamp: at + minuteMs },
    { ...bought, type: 'purchase', revenue: 30, timestamp: at + 2 * minuteMs },
    {
      sessionId: 'bounced',
      visitorId: 'v2',
      type: 'page_view',
      url: 'https://shop.example/products/18',
      context: { userAgent: iphone, country: 'US' },
      timestamp: ago(48),
    },
    { ...cart, type: 'add_to_cart', path: '/cart', timestamp: ago(3) },
    { ...form, type: 'page_view', url: 'https://shop.example/contact', timestamp: now - minuteMs / 2 },
    { ...form, type: 'form_completed', timestamp: now - minuteMs / 4 },
  ]
  const answer = await first.api('POST', '/api/v1/events/batch', { events })
  expect(answer.body).toEqual({ accepted: events.length, duplicates: 0, rejected: [] })
  await first.api('POST', '/api/v1/sessions/left/end', { timestamp: ago(2) })
  const theirs = { sessionId: 'theirs', visitorId: 'v1', userId: 'ann', type: 'page_view' }
  await second.api('POST', '/api/v1/events', theirs)
}

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  await sendSample(server)
})
afterAll(() => server.stop())

const get = (path: string) => server.first.api('GET', `/api/v1${path}`)
const idsOf = async (query: string) =>
  (await listSessions(server.first.api, query)).sessions.map(({ sessionId }) => sessionId)

describe('the list of sessions', () => {
  it.each([
    ['', ['filled', 'left', 'bounced', 'bought']],
    ['?range=all', ['filled', 'left', 'bounced', 'bought']],
    ['?range=1h', ['filled']],
    ['?range=24h', ['filled', 'left']],
    ['?range=7d', ['filled', 'left', 'bounced']],
    ['?range=30d&timezone=Pacific/Auckland', ['filled', 'left', 'bounced', 'bought']],
    ['?range=12mo', ['filled', 'left', 'bounced', 'bought']],
    [`?from=${ago(48)}&to=${ago(3)}`, ['bounced']],
    [`?from=${new Date(ago(48) + 1).toISOString()}&to=${new Date(ago(3) + 1).toISOString()}`, ['left']],
    ['?outcome=form_completed', ['filled']],
    ['?outcome=abandoned', ['left']],
    ['?outcome=browsing', ['bounced', 'bought']],
    ['?status=active', ['filled']],
    ['?status=completed', ['left']],
    ['?status=expired', ['bounced', 'bought']],
    ['?userId=ann', ['left', 'bought']],
    ['?externalId=ann', ['left', 'bought']],
    ['?visitorId=v2', ['bounced']],
    ['?device=mobile', ['bounced']],
    ['?device=desktop', ['filled', 'bought']],
    ['?country=de', ['filled', 'bought']],
    ['?channel=search', ['bought']],
    ['?channel=direct', ['filled', 'left', 'bounced']],
    ['?page=/products/:id', ['bounced', 'bought']],
    ['?page=/nowhere', []],
    ['?converted=true', ['filled', 'bought']],
    ['?converted=false', ['left', 'bounced']],
    ['?bounced=true', ['bounced']],
    ['?bounced=false&converted=false', ['left']],
    ['?userId=ann&device=desktop&range=30d', ['bought']],
    ['?userId=nobody', []],
  ])('asked with %j holds the right ones, newest first', async (query, expected) => {
    expect(await idsOf(query)).toEqual(expected)
    const { sessions } = await listSessions(server.first.api, query, '/api/v1/sessions/list')
    expect(sessions.map(({ sessionId }) => sessionId)).toEqual(expected)
  })

  it('holds what a key may read, and the site that is named', async () => {
    const all = await listSessions(server.api, '?userId=ann')
    expect(all.sessions.map(({ sessionId }) => sessionId)).toEqual(['theirs', 'left', 'bought'])
    const named = await listSessions(server.api, `?userId=ann&siteId=${server.second.siteId}`)
    expect(named.sessions.map(({ sessionId }) => sessionId)).toEqual(['theirs'])
    const foreign = await get(`/sessions?siteId=${server.second.siteId}`)
    expect(problemOf(foreign)).toMatchObject({ status: 404, code: 'not_found' })
    expect((await get('/sessions/theirs')).status).toBe(404)
    expect((await get('/sessions/theirs/metadata')).status).toBe(404)
  })

  it.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=1.5', 'limit'],
    ['limit=ten', 'limit'],
    ['status=open', 'status'],
    ['device=toaster', 'device'],
    ['country=Germany', 'country'],
    ['channel=telepathy', 'channel'],
    ['converted=yes', 'converted'],
    ['range=2w', 'range'],
    ['from=yesterday', 'from'],
    ['to=2026-02-30', 'to'],
    ['timezone=Mars/Olympus', 'timezone'],
    ['userId=', 'userId'],
    ['userId=a%20b', 'userId'],
    ['segmentId=none', 'segmentId'],
    ['range=7d&from=2026-01-01', 'range'],
    ['from=2026-01-02&to=2026-01-01', 'from'],
    ['userid=ann', 'userid'],
    ['limit=1&limit=2', 'limit'],
  ])('refuses %s and names the parameter', async (query, path) => {
    const problem = problemOf(await get(`/sessions?${query}`))
    expect(problem).toMatchObject({ status: 400, code: 'invalid_request' })
    expect(problem.errors?.map((error) => error.path)).toEqual([path])
    expect(problem.detail.length).toBeGreaterThan(20)
  })

  it('goes on where it stopped while rows are being added', async () => {
    const { api } = server.second
    const startedAt = ago(100)
    const ids = Array.from({ length: 30 }, (_, index) => `paged-${String(index).padStart(2, '0')}`)
    // Two of each time, so that pages also break between sessions of the same millisecond.
    const events = ids.map((sessionId, index) => ({
      sessionId,
      type: 'click',
      visitorId: 'paged',
      timestamp: startedAt + Math.floor(index / 2) * 1000,
    }))
    await api('POST', '/api/v1/events/batch', { events })
    const seen: string[] = []
    let cursor: string | null = ''
    for (let page = 0; cursor !== null; page++) {
      const query = `?visitorId=paged&limit=7${cursor && `&cursor=${cursor}`}`
      const { sessions, nextCursor } = await listSessions(api, query)
      seen.push(...sessions.map(({ sessionId }) => sessionId))
      cursor = nextCursor
      const added = {
        sessionId: `added-${page}`,
        type: 'click',
        visitorId: 'paged',
        timestamp: startedAt + hourMs,
      }
      await api('POST', '/api/v1/events', added)
    }
    expect(seen).toEqual([...ids].reverse())
  })

  it('takes a cursor for the question that it belongs to, and nothing else', async () => {
    const { nextCursor } = await listSessions(server.first.api, '?limit=2')
    const next = await listSessions(server.first.api, `?limit=100&cursor=${nextCursor}`)
    expect(next.sessions.map(({ sessionId }) => sessionId)).toEqual(['bounced', 'bought'])
    expect(next.nextCursor).toBeNull()
    for (const query of [
      `cursor=${nextCursor}&userId=ann`,
      'cursor=made-up',
      'cursor=',
      `cursor=${nextCursor}x`,
    ]) {
      const problem = problemOf(await get(`/sessions?${query}`))
      expect([query, problem.code]).toEqual([query, 'invalid_cursor'])
    }
  })
})

describe('a session', () => {
  it('of more than 1,000 events is read page by page, with steps that count on', async () => {
    const startedAt = ago(5)
    const eventOf = (index: number) => ({
      eventId: `long-${String(index).padStart(4, '0')}`,
      sessionId: 'long',
      type: 'message_sent',
      timestamp: startedAt + Math.floor(index / 3) * 1000,
    })
    for (const start of [1000, 2000, 0]) {
      const length = start === 2000 ? 500 : 1000
      const events = Array.from({ length }, (_, index) => eventOf(start + index))
      await server.first.api('POST', '/api/v1/events/batch', { events })
    }
    const seen: { eventId: string; step: number }[] = []
    const lengths: number[] = []
    let query = ''
    for (;;) {
      const page = await readSession(server.first.api, 'long', query)
      expect(page.session.stepsTaken).toBe(2500)
      expect(page.analytics.eventBreakdown).toEqual({ message_sent: 2500 })
      lengths.push(page.events.length)
      seen.push(...page.events.map(({ eventId, step }) => ({ eventId, step })))
      if (page.nextCursor === null) break
      query = `?cursor=${page.nextCursor}`
    }
    expect(lengths).toEqual([1000, 1000, 500])
    expect(seen).toEqual(
      Array.from({ length: 2500 }, (_, index) => ({ eventId: eventOf(index).eventId, step: index + 1 })),
    )
    const short = await readSession(server.first.api, 'long', '?limit=2')
    const next = await readSession(server.first.api, 'long', `?limit=2&cursor=${short.nextCursor}`)
    expect([...short.events, ...next.events].map(({ step }) => step)).toEqual([1, 2, 3, 4])
    const elsewhere = await get(`/sessions/bought${query}`)
    expect(problemOf(elsewhere).code).toBe('invalid_cursor')
  })

  it('shows its figures, stages and funnel', async () => {
    const { session, analytics } = await readSession(server.first.api, 'bought')
    expect(session).toMatchObject({
      status: 'expired',
      endReason: 'timeout',
      endedAt: new Date(ago(240) + 2 * minuteMs).toISOString(),
      duration: 120,
      stepsTaken: 3,
      pageCount: 2,
      bounced: false,
      converted: true,
      entryPage: '/products/:id',
      exitPage: '/checkout',
      journeyPath: ['/products/:id', '/checkout'],
      revenue: 30,
      currency: 'USD',
      channel: 'search',
      country: 'DE',
    })
    expect(analytics.stages).toEqual([
      { stage: 'entry', reached: true },
      { stage: 'browse', reached: false },
      { stage: 'product', reached: true },
      { stage: 'cart', reached: false },
      { stage: 'checkout', reached: true },
      { stage: 'confirmation', reached: true },
    ])
    expect((await readSession(server.first.api, 'left')).session).toMatchObject({
      status: 'completed',
      outcome: 'abandoned',
      endedAt: new Date(ago(2)).toISOString(),
    })
  })

  it('that is not there is a 404 whatever is asked of it', async () => {
    for (const path of ['/sessions/none', '/sessions/none/metadata', '/conversations/none'])
      expect(problemOf(await get(path))).toMatchObject({ status: 404, code: 'not_found' })
    const tooLong = await get(`/sessions/${'x'.repeat(129)}`)
    expect(problemOf(tooLong)).toMatchObject({ status: 400, errors: [{ path: 'sessionId' }] })
  })
})

describe('the sessions that go on now', () => {
  it('were heard from within 90 seconds and not ended, and are counted beyond the limit', async () => {
    const { api } = server.second
    const beats = ['live-1', 'live-2', 'live-3'].map((sessionId) => ({
      sessionId,
      type: 'click',
      visitorId: 'live',
    }))
    const quiet = { sessionId: 'quiet', type: 'click', timestamp: Date.now() - 95_000 }
    await api('POST', '/api/v1/events/batch', { events: [...beats, quiet] })
    await api('POST', '/api/v1/sessions/theirs/end')
    const { body } = await api('GET', '/api/v1/sessions/active?limit=2')
    expect(body.count).toBe(3)
    expect(body.sessions).toHaveLength(2)
    await api('POST', '/api/v1/sessions/live-2/end')
    await api('POST', '/api/v1/sessions/quiet/heartbeat')
    const after = await api('GET', '/api/v1/sessions/active')
    const ids = (after.body.sessions as { sessionId: string }[]).map(({ sessionId }) => sessionId)
    expect(ids.sort()).toEqual(['live-1', 'live-3', 'quiet'])
  })
})

describe('the figures of a user', () => {
  it('cover the days asked for', async () => {
    expect((await get('/users/ann/stats?daysBack=1')).body).toMatchObject({ totalSessions: 1, totalTime: 0 })
    expect((await get('/users/ann/stats')).body).toEqual({
      totalSessions: 2,
      totalTime: 120,
      averageDuration: 120,
      sections: { products: 1, checkout: 1 },
      mostVisitedSection: expect.any(String),
      lastSessionStart: new Date(ago(3)).toISOString(),
      activeSessions: 0,
    })
    for (const daysBack of ['0', '-1', 'x', '1.5', '3651']) {
      const problem = problemOf(await get(`/users/ann/stats?daysBack=${daysBack}`))
      expect(problem.errors?.map(({ path }) => path)).toEqual(['daysBack'])
    }
  })

  it('are of a list that takes filters and pages too', async () => {
    const path = '/api/v1/users/ann/sessions'
    const page = await listSessions(server.first.api, '?limit=1', path)
    expect(page.sessions.map(({ sessionId }) => sessionId)).toEqual(['left'])
    const next = await listSessions(server.first.api, `?limit=1&cursor=${page.nextCursor}`, path)
    expect(next.sessions.map(({ sessionId }) => sessionId)).toEqual(['bought'])
    expect(next.nextCursor).toBeNull()
    const converted = await listSessions(server.first.api, '?converted=true', path)
    expect(converted.sessions.map(({ sessionId }) => sessionId)).toEqual(['bought'])
  })
})

describe('a path', () => {
  it('that is not there is a 404, and a method that is not there a 405 that names the others', async () => {
    expect(problemOf(await get('/nothing/here'))).toMatchObject({ status: 404, code: 'not_found' })
    const put = await server.first.api('PUT', '/api/v1/sessions/bought', {})
    expect(problemOf(put)).toMatchObject({ status: 405, code: 'method_not_allowed' })
    expect(put.headers.get('allow')).toContain('PATCH')
  })
})
