import { type SojournProcess, startSojourn } from '@sojourn/test-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Issuer, startIssuer } from '../../../test/start-issuer.ts'
import { startUpstream } from '../../../test/start-upstream.ts'
import { createTrackerProxy, type TrackerProxyOptions } from './create-tracker-proxy.ts'

let server: SojournProcess
let issuer: Issuer
beforeAll(async () => {
  ;[server, issuer] = await Promise.all([startSojourn({ SOJOURN_TRUST_PROXY: '1' }), startIssuer()])
})
afterAll(() => Promise.all([server.stop(), issuer.stop()]))

const browser =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'

/** Calls as a page of the site does; `/sojourn` is where the proxy is mounted. */
async function call(
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: unknown,
  {
    headers = {},
    options = {},
  }: { headers?: Record<string, string>; options?: Partial<TrackerProxyOptions> } = {},
) {
  const proxy = createTrackerProxy({ url: server.url, ...options })
  const address = new URL(`https://shop.example/sojourn/${path}`)
  const segments = address.pathname.slice('/sojourn/'.length).split('/')
  const request = new Request(address, {
    method,
    headers: {
      'content-type': 'text/plain;charset=UTF-8',
      'user-agent': browser,
      origin: 'https://shop.example',
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const response = await proxy[method](request, { params: Promise.resolve({ path: segments }) })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text }
}

const sessionOf = async (sessionId: string) => {
  const { body } = await server.read(`/api/v1/sessions/${sessionId}`)
  return body as {
    session: { userId: string | null; device: object; eventCounts: object; status: string }
    events: { userId: string | null }[]
  }
}
const batch = (...events: object[]) => ({ writeKey: server.writeKey, sentAt: Date.now(), events })
const bearer = async (userId: string) => ({ authorization: `Bearer ${await issuer.tokenOf(userId)}` })

describe('what is collected', () => {
  it("arrives as the visitor's own, by the site's own domain", async () => {
    const sent = batch({
      type: 'page_view',
      sessionId: 'through',
      visitorId: 'v-1',
      userId: 'ann',
      path: '/',
    })
    const { status, text, headers } = await call('POST', 'api/v1/events/batch', sent)
    expect([status, JSON.parse(text)]).toEqual([200, { accepted: 1, duplicates: 0, rejected: [] }])
    expect(headers.get('content-type')).toContain('application/json')
    expect((await call('POST', 'api/v1/sessions/through/heartbeat', batch())).status).toBe(204)
    const ended = await call('POST', 'api/v1/sessions/through/end', { writeKey: server.writeKey })
    expect(ended.status).toBe(200)
    expect((await sessionOf('through')).session).toMatchObject({
      userId: 'ann',
      status: 'completed',
      device: { type: 'mobile', browser: 'Safari' },
      eventCounts: { page_view: 1 },
    })
  })

  it('needs a write key', async () => {
    expect((await call('POST', 'api/v1/events', { type: 'click' })).status).toBe(401)
  })

  it('says who sends it and from where, without cookies and tokens', async () => {
    const upstream = await startUpstream(200, { 'set-cookie': 'theirs=1', 'x-request-id': 'r-1' }, '{}')
    const headers = {
      cookie: 'session=secret',
      authorization: 'Bearer a-token-of-the-site',
      'x-forwarded-for': '192.0.2.7, 10.0.0.1',
      'x-write-key': 'pk_key',
    }
    const path = 'api/v1/events?writeKey=pk_key'
    const answer = await call('POST', path, '{}', { headers, options: { url: upstream.url } })
    expect(upstream.heard).toMatchObject([
      {
        path: `/mounted/${path}`,
        headers: {
          'user-agent': browser,
          origin: 'https://shop.example',
          'x-write-key': 'pk_key',
          'x-forwarded-for': '192.0.2.7',
        },
      },
    ])
    expect(upstream.heard[0]?.headers).not.toHaveProperty('cookie')
    expect(upstream.heard[0]?.headers).not.toHaveProperty('authorization')
    expect([answer.headers.get('x-request-id'), answer.headers.get('set-cookie')]).toEqual(['r-1', null])
  })

  it('is answered 503 while Sojourn cannot be reached, so that the tracker keeps it', async () => {
    const options = { url: 'http://127.0.0.1:9' }
    const { status, headers } = await call('POST', 'api/v1/events', '{}', { options })
    expect([status, headers.get('retry-after')]).toEqual([503, '5'])
  })
})

it.each(['sojourn.js', 'sojourn.full.js'])('passes on %s, and that it has not changed', async (name) => {
  const { status, headers, text } = await call('GET', name)
  expect([status, text]).toEqual([200, await fetch(`${server.url}/${name}`).then((script) => script.text())])
  expect(headers.get('content-type')).toContain('text/javascript')
  expect(headers.get('cache-control')).toContain('max-age')
  const unchanged = { headers: { 'if-none-match': String(headers.get('etag')) } }
  expect((await call('GET', name, undefined, unchanged)).status).toBe(304)
})

describe('with an identity provider', () => {
  const options = () => ({ options: { identity: issuer.provider } })

  it("the user is the token's, also of what names nobody", async () => {
    const events = [
      { type: 'click', sessionId: 'of-ann', visitorId: 'v-ann' },
      { type: 'click', sessionId: 'of-ann', visitorId: 'v-ann', userId: 'ann' },
      { type: 'click', sessionId: 'of-ann', visitorId: 'v-ann', externalId: 'ann' },
    ]
    for (const body of [batch(...events), events, { writeKey: server.writeKey, batch: events }])
      await call('POST', `api/v1/events/batch?writeKey=${server.writeKey}`, body, {
        ...options(),
        headers: await bearer('ann'),
      })
    const { session, events: stored } = await sessionOf('of-ann')
    expect([session.userId, stored.map(({ userId }) => userId)]).toEqual(['ann', Array(9).fill('ann')])
  })

  it('nobody becomes somebody else by saying so', async () => {
    const claims = batch(
      { type: 'click', sessionId: 'claimed', visitorId: 'v-eve', userId: 'ann' },
      { type: 'click', sessionId: 'claimed', visitorId: 'v-eve', externalId: 'ann' },
      { type: 'click', sessionId: 'claimed', visitorId: 'v-eve', userId: 'eve', externalId: 'ann' },
    )
    await call('POST', 'api/v1/events/batch', claims, options())
    await call('POST', 'api/v1/events/batch', claims, { ...options(), headers: await bearer('eve') })
    const rename = { writeKey: server.writeKey, userId: 'ann', metadata: { tried: true } }
    const renamed = await call('PATCH', 'api/v1/sessions/claimed', rename, options())
    const { session, events } = await sessionOf('claimed')
    expect([renamed.status, session.userId, events.map(({ userId }) => userId)]).toEqual([
      200,
      null,
      Array(6).fill(null),
    ])
  })

  it("what waited while one user left and another came does not give the first one's session away", async () => {
    const first = { type: 'click', sessionId: 'of-first', visitorId: 'shared', userId: 'first' }
    await call('POST', 'api/v1/events/batch', batch(first), { ...options(), headers: await bearer('first') })
    await call('POST', 'api/v1/events/batch', batch({ ...first, type: 'session_end' }), {
      ...options(),
      headers: await bearer('second'),
    })
    await call(
      'PATCH',
      'api/v1/sessions/of-first',
      { writeKey: server.writeKey, metadata: {} },
      {
        ...options(),
        headers: await bearer('second'),
      },
    )
    expect((await sessionOf('of-first')).session.userId).toBe('first')
  })

  it("the token is taken from where the site keeps it, and an empty one is nobody's", async () => {
    const tokenOf = (request: Request) => /token=(\S*)/.exec(request.headers.get('cookie') ?? '')?.[1]
    for (const [sessionId, token] of [
      ['by-cookie', await issuer.tokenOf('ann')],
      ['by-nobody', ''],
    ]) {
      const body = batch({ type: 'click', sessionId, visitorId: `v-${sessionId}` })
      const { status } = await call('POST', 'api/v1/events/batch', body, {
        options: { identity: issuer.provider, tokenOf },
        headers: { cookie: `token=${token}` },
      })
      expect(status).toBe(200)
    }
    expect((await sessionOf('by-cookie')).session.userId).toBe('ann')
    expect((await sessionOf('by-nobody')).session.userId).toBeNull()
  })

  it('a token that is not valid is refused, and nothing is stored', async () => {
    const headers = { authorization: 'Bearer ey.ey.ey' }
    const body = batch({ type: 'click', sessionId: 'refused', visitorId: 'v' })
    expect((await call('POST', 'api/v1/events/batch', body, { ...options(), headers })).status).toBe(401)
    expect((await server.read('/api/v1/sessions/refused')).status).toBe(404)
  })

  it('a body that is no JSON is refused', async () => {
    expect((await call('POST', 'api/v1/events', '{', options())).status).toBe(400)
  })
})

it.each([
  ['GET', 'api/v1/sessions'],
  ['GET', 'api/v1/sessions/of-ann'],
  ['GET', 'api/openapi.js'],
  ['GET', '..%2Fsojourn.js'],
  ['GET', '.js'],
  ['POST', 'api/v1/rebuild'],
  ['POST', 'api/v1/sessions/a/b/end'],
  ['POST', 'api/v1/events%2F..%2Frebuild'],
  ['PATCH', 'api/v1/sites/site_1'],
] as const)('%s %s is not passed on', async (method, path) => {
  const { status } = await call(method, path, method === 'GET' ? undefined : '{}')
  expect(status).toBe(404)
})

it('takes no body beyond 1 MiB', async () => {
  expect((await call('POST', 'api/v1/events/batch', `"${'x'.repeat(2 ** 20)}"`)).status).toBe(413)
})

it('refuses an address that is none, at the start', () => {
  expect(() => createTrackerProxy({ url: 'sojourn.example' })).toThrow('url must be')
})
