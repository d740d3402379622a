import { importJWK, type JWK, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, createApi } from './create-api.ts'
import { password } from './make-member.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

let server: TestServer
let blind: Api
let seeing: Api
beforeAll(async () => {
  server = await startTestServer({
    environment: { SOJOURN_ADMIN_EMAIL: 'me@shop.example', SOJOURN_ADMIN_PASSWORD: password },
  })
  const signedIn = await server.anybody(
    'POST',
    '/api/auth/sign-in/email',
    { email: 'me@shop.example', password },
    { origin: server.url },
  )
  const headers = {
    origin: server.url,
    cookie: signedIn.headers
      .getSetCookie()
      .map((each) => each.split(';', 1)[0])
      .join('; '),
  }
  const made = await server.anybody(
    'POST',
    '/api/v1/tenant-keys',
    { name: 'vendor', algorithm: 'EdDSA' },
    headers,
  )
  const { key, privateKey } = made.body as { key: { tenantKeyId: string }; privateKey: JWK }
  const me = await server.anybody('GET', '/api/v1/me', undefined, headers)
  const [{ organizationId }] = me.body.memberships as [{ organizationId: string }]
  const tokenOf = async (claims: object) =>
    new SignJWT({ organizationId, exp: Math.trunc(Date.now() / 1000) + 600, scopes: ['read'], ...claims })
      .setProtectedHeader({ alg: 'EdDSA', kid: key.tenantKeyId })
      .sign(await importJWK(privateKey, 'EdDSA'))
  blind = createApi(server.url, await tokenOf({ personalData: false }))
  seeing = createApi(server.url, await tokenOf({}))
  await server.first.api('POST', '/api/v1/sessions', {
    sessionId: 'talk',
    userId: 'user-secret',
    visitorId: 'visitor-secret',
    metadata: { note: 'metadata-secret' },
  })
  const said = { sessionId: 'talk', userId: 'user-secret', visitorId: 'visitor-secret' }
  await server.first.api('POST', '/api/v1/events/batch', {
    events: [
      { ...said, type: 'identify', properties: { email: 'trait-secret@shop.example' } },
      { ...said, type: 'page_view', url: 'https://shop.example/reset?mail=query-secret', title: 'Reset' },
      { ...said, type: 'message_sent', properties: { text: 'text-secret' } },
    ],
  })
})
afterAll(() => server?.stop())

const paths = [
  'sessions',
  'sessions/active',
  'sessions/talk',
  'sessions/talk/metadata',
  'conversations/talk',
  'analytics/live',
  'analytics/conversations?range=24h',
  'analytics/dashboard?range=24h',
]

/** A guess at the first letters of what somebody wrote: figures by it would tell them one by one. */
const guess = (property: string) => ({ property, op: 'startsWith', value: 'text-s' })
const guessed = (property: string) => encodeURIComponent(JSON.stringify([guess(property)]))

describe('who may read but not see who people are', () => {
  it.each(paths)('is told nothing of them by %s', async (path) => {
    const answer = await blind('GET', `/api/v1/${path}`)
    expect(answer.status, answer.text).toBe(200)
    expect(answer.text).not.toMatch(/secret/)
  })

  it.each([
    'users',
    'users/user-secret',
    'users/user-secret/sessions',
    'users/user-secret/stats',
    'users/user-secret/events',
    'sessions?userId=user-secret',
    'sessions?visitorId=visitor-secret',
    'analytics/breakdown?by=userId&range=24h',
    'analytics/breakdown?by=property:text&range=24h',
    'analytics/breakdown?by=referrer&range=24h',
    `analytics/stages?range=24h&filters=${guessed('property:text')}`,
  ])('may not ask %s', async (path) => {
    const answer = await blind('GET', `/api/v1/${path}`)
    expect(answer.status, answer.text).toBe(403)
  })
})

it.each([
  [
    'analytics/funnel',
    (where: object[]) => ({ steps: [{ type: 'page_view' }, { type: 'message_sent', where }] }),
  ],
  [
    'analytics/retention',
    (where: object[]) => ({ interval: 'day', returning: { type: 'message_sent', where } }),
  ],
  [
    'segments/preview',
    (where: object[]) => ({ rule: { of: 'sessions', where: { event: { type: 'message_sent', where } } } }),
  ],
])('what was written is not to be guessed by %s', async (path, bodyOf) => {
  const ask = (api: Api, where: object[]) =>
    api('POST', `/api/v1/${path}?siteId=${server.first.siteId}`, bodyOf(where))
  expect((await ask(blind, [guess('text')])).status).toBe(403)
  expect((await ask(blind, [guess('url')])).status).toBe(403)
  const open = await ask(blind, [{ property: 'title', op: 'exists' }])
  expect(open.status, open.text).toBe(200)
  const seen = await ask(seeing, [guess('text')])
  expect(seen.status, seen.text).toBe(200)
})

it('is told where the token does not say otherwise', async () => {
  const { body } = await seeing('GET', '/api/v1/sessions/talk')
  expect(body).toMatchObject({
    session: { userId: 'user-secret', visitorId: 'visitor-secret', metadata: { note: 'metadata-secret' } },
  })
  expect((await seeing('GET', '/api/v1/users/user-secret/stats')).status).toBe(200)
})
