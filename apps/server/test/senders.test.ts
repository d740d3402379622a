import { deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemOf, readSession } from './read-answers.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const basic = (user: string) => ({ authorization: `Basic ${Buffer.from(`${user}:`).toString('base64')}` })
const text = { 'content-type': 'text/plain;charset=UTF-8' }

describe('a page', () => {
  it('sends beacons: plain text, the key in the query or in the body', async () => {
    const { writeKey } = server.first
    const event = { type: 'page_view', sessionId: 'beacons' }
    const inQuery = `/api/v1/events?writeKey=${writeKey}`
    expect((await server.anybody('POST', inQuery, JSON.stringify(event), text)).status).toBe(201)
    const inBody = JSON.stringify({ ...event, writeKey })
    expect((await server.anybody('POST', '/api/v1/events', inBody, text)).status).toBe(201)
    const batch = JSON.stringify({ writeKey, events: [event, event] })
    const answer = await server.anybody('POST', '/api/v1/events/batch', batch, text)
    expect([answer.status, answer.body]).toEqual([200, { accepted: 2, duplicates: 0, rejected: [] }])
    const end = await server.anybody(
      'POST',
      '/api/v1/sessions/beacons/end',
      JSON.stringify({ writeKey }),
      text,
    )
    expect(end.status).toBe(200)
    const { session, events } = await readSession(server.first.api, 'beacons')
    expect(session).toMatchObject({ stepsTaken: 4, status: 'completed' })
    expect(JSON.stringify(events)).not.toContain(writeKey)
  })

  it('sends the key in a header, or as the user name of Basic', async () => {
    const event = { type: 'page_view', sessionId: 'keys' }
    for (const headers of [{ 'x-write-key': server.first.writeKey }, basic(server.first.writeKey)])
      expect((await server.anybody('POST', '/api/v1/events', event, headers)).status).toBe(201)
    expect((await server.anybody('POST', '/api/v1/events', event, basic('pk_unknown-key'))).status).toBe(401)
    const leaked = await server.anybody('POST', `/api/v1/events?writeKey=${server.first.secretKey}`, event)
    expect(problemOf(leaked).status).toBe(401)
  })

  it('is known by its user agent, and by where it came from', async () => {
    const userAgent =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36'
    const event = {
      type: 'page_view',
      sessionId: 'browser',
      url: 'https://shop.example/?utm_source=spring&utm_medium=cpc&utm_campaign=c&utm_term=t&utm_content=x',
      referrer: 'https://www.bing.com/search?q=mugs',
    }
    const headers = { 'x-write-key': server.first.writeKey, 'user-agent': userAgent }
    await server.anybody('POST', '/api/v1/events', event, headers)
    expect((await readSession(server.first.api, 'browser')).session).toMatchObject({
      device: { type: 'desktop', browser: 'Chrome', os: 'Windows' },
      userAgent,
      referrer: expect.stringContaining('bing.com'),
      channel: 'campaign',
      utm: { source: 'spring', medium: 'cpc', campaign: 'c', term: 't', content: 'x' },
      ipAddress: null,
    })
  })

  it('of another origin may read the answer, unless the site allows other origins only', async () => {
    const { api, siteId, writeKey } = server.second
    const headers = { 'x-write-key': writeKey, origin: 'https://shop.example' }
    const send = () =>
      server.anybody('POST', '/api/v1/events', { type: 'click', sessionId: 'origin' }, headers)
    const preflight = await server.anybody('OPTIONS', '/api/v1/events', undefined, {
      origin: 'https://shop.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,x-write-key',
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-headers')).toContain('x-write-key')
    const allowed = await send()
    expect(allowed.status).toBe(201)
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://shop.example')
    const set = (allowedOrigins: string[]) =>
      api('PATCH', `/api/v1/sites/${siteId}`, { settings: { allowedOrigins } })
    expect((await set(['https://other.example'])).status).toBe(200)
    expect(problemOf(await send())).toMatchObject({ status: 403, code: 'origin_not_allowed' })
    await set(['https://*.example', 'https://shop.example'])
    expect((await send()).status).toBe(201)
    await set([])
  })

  it('of another origin may read by a token, and never by a cookie', async () => {
    const { secretKey } = server.second
    const origin = 'https://vendor.example'
    const preflight = await server.anybody('OPTIONS', '/api/v1/analytics/stages', undefined, {
      origin,
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization',
    })
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET')
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization')
    const read = (path: string) =>
      server.anybody('GET', path, undefined, { origin, authorization: `Bearer ${secretKey}` })
    const answer = await read('/api/v1/analytics/stages')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
    const refused = await read('/api/v1/sessions/none')
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([404, '*'])
    expect((await read('/api/v1/keys')).headers.get('access-control-allow-origin')).toBeNull()
  })

  it('leaves no address behind, unless the site keeps it', async () => {
    const { api, siteId } = server.second
    const send = (sessionId: string) =>
      api('POST', '/api/v1/events', { type: 'click', sessionId, context: { ip: '81.2.69.142' } })
    await send('address-dropped')
    await api('PATCH', `/api/v1/sites/${siteId}`, { settings: { storeIp: true } })
    await send('address-kept')
    const read = async (sessionId: string) => (await readSession(api, sessionId)).session
    expect(await read('address-dropped')).toMatchObject({ ipAddress: null, country: 'GB' })
    expect(await read('address-kept')).toMatchObject({ ipAddress: '81.2.69.142', country: 'GB' })
  })
})

describe('a compressed body', () => {
  it.each([
    ['gzip, said so', gzipSync, { 'content-encoding': 'gzip' }],
    ['gzip, not said', gzipSync, {}],
    ['gzip labelled as a form', gzipSync, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['deflate', deflateSync, { 'content-encoding': 'deflate' }],
  ] as const)('is taken as %s', async (name, compress, headers) => {
    const sessionId = name.replace(/[^a-z]/g, '-')
    const events = Array.from({ length: 400 }, () => ({
      type: 'click',
      sessionId,
      properties: { text: 'x'.repeat(900) },
    }))
    const answer = await server.first.api(
      'POST',
      '/api/v1/events/batch',
      compress(JSON.stringify({ events })),
      headers,
    )
    expect(answer.body).toEqual({ accepted: 400, duplicates: 0, rejected: [] })
    expect((await readSession(server.first.api, sessionId)).session.stepsTaken).toBe(400)
  })
})

describe("a sender's clock", () => {
  const hourMs = 3_600_000

  it.each([-40 * 24 * hourMs, -hourMs, 2 * hourMs, 40 * 24 * hourMs])(
    'that is off by %d ms is corrected by sentAt',
    async (offset) => {
      const sessionId = `clock${offset}`
      const before = Date.now()
      const sentAt = before + offset
      const answer = await server.first.api('POST', '/api/v1/events/batch', {
        sentAt: new Date(sentAt).toISOString(),
        events: [
          { type: 'click', sessionId, timestamp: sentAt - 60_000 },
          { type: 'click', sessionId, timestamp: sentAt - 30_000 },
        ],
      })
      expect(answer.body).toMatchObject({ accepted: 2 })
      const { session } = await readSession(server.first.api, sessionId)
      const startedAt = Date.parse(session.startedAt)
      expect(startedAt).toBeGreaterThanOrEqual(before - 60_000)
      expect(startedAt).toBeLessThanOrEqual(Date.now() - 60_000)
      expect(session.duration).toBe(30)
    },
  )

  it('that is right leaves the times as they are', async () => {
    const sentAt = Date.now()
    const timestamp = sentAt - 86_400_000
    const event = { type: 'click', sessionId: 'right-clock', timestamp, sentAt }
    await server.first.api('POST', '/api/v1/events', event)
    const { session } = await readSession(server.first.api, 'right-clock')
    expect(session.startedAt).toBe(new Date(timestamp).toISOString())
  })
})

describe("Segment's calls", () => {
  const headers = () => basic(server.first.writeKey)
  const call = (kind: string, message: object) => server.anybody('POST', `/v1/${kind}`, message, headers())

  it('are answered {"success": true}, and their messages are events', async () => {
    const context = { sessionId: 'segment' }
    const timestamp = new Date(Date.now() - 60_000).toISOString()
    const messages = [
      ['page', { name: 'Home', properties: { url: 'https://shop.example/home', title: 'Home' } }],
      ['screen', { name: 'Cart' }],
      ['track', { event: 'Order Completed', properties: { revenue: 19.9, currency: 'EUR' } }],
      ['identify', { userId: 'seg-user', traits: { plan: 'pro' } }],
      ['group', { userId: 'seg-user', groupId: 'acme' }],
      ['alias', { userId: 'seg-user', previousId: 'seg-visitor' }],
    ] as const
    for (const [index, [kind, fields]] of messages.entries()) {
      const message = { anonymousId: 'seg-visitor', messageId: `m-${index}`, timestamp, context, ...fields }
      const answer = await call(kind, message)
      expect([kind, answer.status, answer.text]).toEqual([kind, 200, '{"success":true}'])
      expect((await call(kind, message)).status).toBe(200)
    }
    const { session, events } = await readSession(server.first.api, 'segment')
    expect(events.map(({ eventId }) => eventId)).toEqual(['m-0', 'm-1', 'm-2', 'm-3', 'm-4', 'm-5'])
    expect(session).toMatchObject({
      stepsTaken: 6,
      userId: 'seg-user',
      visitorId: 'seg-visitor',
      converted: true,
      revenue: 19.9,
      currency: 'EUR',
      entryPage: '/home',
    })
  })

  it('take a batch, with the key in the body too, and name what is wrong', async () => {
    const good = { type: 'track', event: 'Clicked', anonymousId: 'seg-batch', messageId: 'seg-batch-1' }
    const bad = { type: 'track', messageId: 'seg-batch-2' }
    const batch = { batch: [good, bad], writeKey: server.first.writeKey }
    const answer = await server.anybody('POST', '/v1/batch', batch)
    expect([answer.status, answer.text]).toEqual([200, '{"success":true}'])
    expect(problemOf(await call('track', bad))).toMatchObject({ status: 400, code: 'invalid_event' })
    expect((await call('track', good)).status).toBe(200)
    expect((await server.anybody('POST', '/v1/track', good)).status).toBe(401)
  })

  it('correct the clock by sentAt', async () => {
    const sentAt = Date.now() - 5 * 86_400_000
    const sessionId = 'seg-clock'
    await call('track', {
      event: 'Clicked',
      anonymousId: 'seg-clock',
      context: { sessionId },
      timestamp: new Date(sentAt).toISOString(),
      sentAt: new Date(sentAt).toISOString(),
    })
    const { session } = await readSession(server.first.api, sessionId)
    expect(Date.now() - Date.parse(session.startedAt)).toBeLessThan(60_000)
  })

  it('are told their settings before they send', async () => {
    const settings = await server.anybody('GET', `/v1/projects/${server.first.writeKey}/settings`)
    expect(settings.status).toBe(200)
    expect(settings.body).toHaveProperty('integrations')
    expect((await server.anybody('GET', '/v1/projects/pk_unknown-key/settings')).status).toBe(404)
    const source = await server.anybody('GET', '/sourceConfig/?p=npm&v=3', undefined, headers())
    expect(source.status).toBe(200)
    expect(source.body).toMatchObject({ source: { enabled: true } })
  })
})
