import { type SojournProcess, startSojourn } from '@sojourn/test-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Issuer, startIssuer } from '../../../test/start-issuer.ts'
import { createSessionHandlers, type SessionHandlerOptions } from './create-session-handlers.ts'

let server: SojournProcess
let issuer: Issuer
let errors: Error[] = []
beforeAll(async () => {
  ;[server, issuer] = await Promise.all([startSojourn(), startIssuer()])
})
afterAll(() => Promise.all([server.stop(), issuer.stop()]))

const open = (options: Partial<SessionHandlerOptions> = {}) => {
  errors = []
  return createSessionHandlers({
    url: server.url,
    secretKey: server.secretKey,
    identity: issuer.provider,
    onError: (error) => errors.push(error),
    ...options,
  })
}

/** Calls as a browser of this user does; without a user as one that is not signed in. */
async function call(
  userId: string | undefined,
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: unknown,
  {
    headers = {},
    handlers = open(),
  }: { headers?: Record<string, string>; handlers?: ReturnType<typeof open> } = {},
) {
  const token: Record<string, string> =
    userId === undefined ? {} : { authorization: `Bearer ${await issuer.tokenOf(userId)}` }
  const request = new Request(`https://shop.example/api/sessions/${path}`, {
    method,
    headers: { ...token, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const response = await handlers[method](request)
  return { status: response.status, headers: response.headers, body: await response.json() }
}

describe('a user that is signed in', () => {
  it('starts, updates and ends a session, and logs events in it', async () => {
    const browser = {
      'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile Safari/604.1',
    }
    const started = await call(
      'ann',
      'POST',
      'start',
      { sessionId: 'of-ann', metadata: { plan: 'pro' }, context: { locale: 'de-DE', ip: '1.2.3.4' } },
      { headers: browser },
    )
    expect([started.status, started.body.session]).toEqual([
      201,
      expect.objectContaining({ sessionId: 'of-ann', userId: 'ann', metadata: { plan: 'pro' } }),
    ])
    expect((await call('ann', 'POST', 'start', { sessionId: 'of-ann' })).status).toBe(200)
    const event = { sessionId: 'of-ann', type: 'page_view', path: '/account/orders', eventId: 'view-1' }
    const logged = await call('ann', 'POST', 'log-event', event)
    expect([logged.status, logged.body]).toEqual([
      201,
      { eventId: 'view-1', sessionId: 'of-ann', duplicate: false },
    ])
    expect((await call('ann', 'POST', 'log-event', event)).body.duplicate).toBe(true)
    const updated = await call('ann', 'PATCH', 'update', { sessionId: 'of-ann', metadata: { seats: 3 } })
    expect(updated.body.session.metadata).toEqual({ plan: 'pro', seats: 3 })
    const alive = await call('ann', 'POST', 'update', { sessionId: 'of-ann', section: 'account' })
    expect([alive.status, alive.body.session.sessionId]).toEqual([200, 'of-ann'])
    expect(Object.keys(alive.body)).toEqual(['session'])
    const ended = await call('ann', 'POST', 'end', { sessionId: 'of-ann', reason: 'logout' })
    expect(ended.body.session).toMatchObject({ status: 'completed', endReason: 'logout' })

    const { body } = await call('ann', 'GET', 'of-ann')
    expect(body.session).toMatchObject({ device: { type: 'mobile' }, stepsTaken: 1 })
    expect(body.events).toMatchObject([{ eventId: 'view-1', step: 1 }])
  })

  it('reads statistics of their own', async () => {
    const { status, body, headers } = await call('ann', 'GET', 'stats?daysBack=7')
    expect([status, body.totalSessions, body.sections]).toEqual([200, 1, { account: 1 }])
    expect(headers.get('cache-control')).toBe('no-store')
    expect((await call('stranger', 'GET', 'stats')).body.totalSessions).toBe(0)
    const wrong = await call('ann', 'GET', 'stats?daysBack=many')
    expect([wrong.status, wrong.body.errors[0].path]).toEqual([400, 'daysBack'])
  })

  it('is who the token says, whatever the body says', async () => {
    const claims = { userId: 'bob', externalId: 'bob' }
    await call('ann', 'POST', 'start', { sessionId: 'not-of-bob', ...claims })
    await call('ann', 'POST', 'log-event', { type: 'click', sessionId: 'not-of-bob-2', ...claims })
    await call('ann', 'PATCH', 'update', { sessionId: 'not-of-bob', metadata: {}, ...claims })
    for (const sessionId of ['not-of-bob', 'not-of-bob-2']) {
      const { body } = await server.read(`/api/v1/sessions/${sessionId}/metadata`)
      expect((body as { session: { userId: string } }).session.userId).toBe('ann')
    }
    expect((await call('bob', 'GET', 'stats')).body.totalSessions).toBe(0)
  })
})

describe("somebody else's session", () => {
  const calls = (sessionId: string) =>
    [
      ['POST', 'start', { sessionId, metadata: { stolen: true } }],
      ['POST', 'update', { sessionId, metadata: { stolen: true } }],
      ['PATCH', 'update', { sessionId, status: 'completed' }],
      ['POST', 'update', { sessionId }],
      ['POST', 'end', { sessionId }],
      ['POST', 'log-event', { sessionId, type: 'click' }],
      ['GET', sessionId, undefined],
    ] as const

  it('is 404 in every call, and stays as it was', async () => {
    await call('carl', 'POST', 'start', { sessionId: 'of-carl', metadata: { mine: true } })
    const before = await server.read('/api/v1/sessions/of-carl')
    for (const [method, path, body] of calls('of-carl')) {
      const answer = await call('eve', method, path, body)
      expect([path, answer.status, answer.body.code]).toEqual([path, 404, 'not_found'])
      expect(JSON.stringify(answer.body)).not.toContain('carl')
    }
    expect(await server.read('/api/v1/sessions/of-carl')).toEqual(before)
  })

  it('looks like one that is not there', async () => {
    const answers = []
    for (const sessionId of ['of-carl', 'of-nobody'])
      for (const [method, path, body] of calls(sessionId))
        if (path !== 'start' && path !== 'log-event')
          answers.push((await call('eve', method, path, body)).body)
    expect(new Set(answers.map((body) => JSON.stringify(body))).size).toBe(1)
  })

  it('is also one of nobody', async () => {
    const event = { type: 'click', sessionId: 'anonymous', visitorId: 'somebody' }
    await fetch(`${server.url}/api/v1/events`, {
      method: 'POST',
      headers: { 'x-write-key': server.writeKey, 'content-type': 'application/json' },
      body: JSON.stringify(event),
    })
    for (const [method, path, body] of calls('anonymous'))
      expect([path, (await call('eve', method, path, body)).status]).toEqual([path, 404])
  })
})

describe('a call is refused', () => {
  it('without a valid token, before anything else', async () => {
    for (const [method, path, body] of [
      ['POST', 'start', 'not json'],
      ['POST', 'log-event', { type: 'click' }],
      ['PATCH', 'update', {}],
      ['GET', 'stats', undefined],
      ['GET', 'of-ann', undefined],
    ] as const) {
      const answer = await call(undefined, method, path, body)
      expect([path, answer.status, answer.body.code]).toEqual([path, 401, 'unauthenticated'])
      expect(answer.headers.get('www-authenticate')).toBe('Bearer')
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
    }
  })

  it.each([
    ['POST', 'start', '{', {}, 400, 'malformed_json'],
    ['POST', 'start', '[]', {}, 400, 'invalid_request'],
    ['POST', 'start', '{}', { 'content-type': 'text/plain' }, 415, 'unsupported_media_type'],
    ['POST', 'start', `{"a":"${'x'.repeat(70_000)}"}`, {}, 413, 'body_too_large'],
    ['POST', 'start', '{"sessionId":"a b"}', {}, 400, 'invalid_request'],
    ['POST', 'end', '{}', {}, 400, 'invalid_request'],
    ['POST', 'end', '{"sessionId":".."}', {}, 400, 'invalid_request'],
    ['POST', 'end', '{"sessionId":"a/../b"}', {}, 400, 'invalid_request'],
    ['POST', 'log-event', '{"sessionId":null}', {}, 400, 'invalid_event'],
    ['POST', 'elsewhere', '{}', {}, 404, 'not_found'],
    ['POST', 'constructor', '{}', {}, 404, 'not_found'],
    ['GET', 'start', undefined, {}, 405, 'method_not_allowed'],
    ['GET', 'a%2F..%2Fb', undefined, {}, 400, 'invalid_request'],
  ] as const)('%s %s %.20s', async (method, path, body, headers, status, code) => {
    const answer = await call('ann', method, path, body, { headers })
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })

  it("and the site's engineer is told, where the key or the server is wrong", async () => {
    const wrongKey = open({ secretKey: 'sk_another-key' })
    const answer = await call('ann', 'GET', 'stats', undefined, { handlers: wrongKey })
    expect([answer.status, answer.body.code]).toEqual([500, 'misconfigured'])
    expect(JSON.stringify(answer.body)).not.toMatch(/sk_|127\.0\.0\.1|key/)
    expect(errors[0]?.message).toContain("refused the site's key")

    const nowhere = open({ url: 'http://127.0.0.1:9' })
    const later = await call('ann', 'GET', 'stats', undefined, { handlers: nowhere })
    expect([later.status, later.headers.get('retry-after')]).toEqual([503, '5'])
    expect(errors[0]?.message).toContain('cannot be reached')
  })
})

it('takes the token from where the site keeps it', async () => {
  const handlers = open({
    tokenOf: (request) => /token=(\S+)/.exec(request.headers.get('cookie') ?? '')?.[1],
  })
  const headers = { cookie: `token=${await issuer.tokenOf('ann')}` }
  expect((await call(undefined, 'GET', 'stats', undefined, { handlers, headers })).status).toBe(200)
})

it.each([
  [{ url: 'sojourn.example' }, 'url must be'],
  [{ secretKey: 'pk_write-key' }, 'secretKey must be'],
  [{ secretKey: undefined as unknown as string }, 'secretKey must be'],
])('refuses options such as %j', (wrong, message) => {
  expect(() => open(wrong)).toThrow(message)
})

it('asks a function for the options when the first request comes, and once', async () => {
  let asked = 0
  const handlers = createSessionHandlers(() => {
    asked++
    return { url: server.url, secretKey: server.secretKey, identity: issuer.provider }
  })
  expect(asked).toBe(0)
  for (const _ of [1, 2])
    expect((await call('ann', 'GET', 'stats', undefined, { handlers })).status).toBe(200)
  expect(asked).toBe(1)
})
