import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, createApi } from './create-api.ts'
import { type Issuer, openIssuer } from './open-issuer.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'
import { waitUntil } from './wait-until.ts'

let issuer: Issuer
let server: TestServer
let ann: Api
beforeAll(async () => {
  issuer = await openIssuer()
  server = await startTestServer({ environment: { SOJOURN_PRIVATE_JWKS: 'on' } })
  const { siteId, api } = server.first
  const made = await api('POST', `/api/v1/sites/${siteId}/identity-providers`, issuer.facts)
  expect(made.status, made.text).toBe(201)
  ann = createApi(server.url, await issuer.sign({ sub: 'ann' }))
})
afterAll(async () => {
  await server.stop()
  issuer.close()
})

const at = (minute: number) => new Date(Date.now() - 3_600_000 + minute * 60_000).toISOString()
const send = async (event: object) => {
  const answer = await server.first.api('POST', '/api/v1/events', { timestamp: at(0), ...event })
  expect(answer.status, answer.text).toBe(201)
  return answer.body.sessionId as string
}
const read = async (sessionId: string) =>
  (await server.first.api('GET', `/api/v1/sessions/${sessionId}`)).body

describe("a user's token", () => {
  it('touches no session of somebody else: 404, and nothing is stored', async () => {
    await send({ type: 'page_view', sessionId: 'bobs', userId: 'bob', visitorId: 'bobs-phone' })
    const before = await read('bobs')
    const event = { type: 'click', sessionId: 'bobs', visitorId: 'bobs-phone' }
    const calls = [
      ['POST', 'events', event],
      ['PATCH', 'sessions/bobs', { status: 'completed', metadata: { seen: true } }],
      ['POST', 'sessions/bobs/heartbeat', { section: 'secret' }],
      ['POST', 'sessions/bobs/end', {}],
      ['POST', 'sessions', { sessionId: 'bobs', metadata: { mine: true } }],
      ['GET', 'sessions/bobs', undefined],
    ] as const
    for (const [method, path, body] of calls) {
      const answer = await ann(method, `/api/v1/${path}`, body)
      expect([path, answer.status, answer.body.code]).toEqual([path, 404, 'not_found'])
      expect(answer.text).not.toContain('bobs-phone')
    }
    const beat = await ann('POST', '/api/v1/events', { type: 'heartbeat', sessionId: 'bobs' })
    expect(beat.status).toBe(201)
    const batch = await ann('POST', '/api/v1/events/batch', {
      events: [event, { ...event, sessionId: 'anns' }],
    })
    expect(batch.body).toMatchObject({
      accepted: 1,
      rejected: [{ index: 0, errors: [{ path: 'sessionId' }] }],
    })
    expect(await read('bobs')).toEqual(before)
  })

  it('makes no anonymous session its own by the id alone, and does by its visitor', async () => {
    await send({ type: 'page_view', sessionId: 'nobodys', visitorId: 'v-1' })
    for (const visitorId of [undefined, 'v-2'])
      expect(
        (await ann('POST', '/api/v1/events', { type: 'click', sessionId: 'nobodys', visitorId })).status,
      ).toBe(404)
    expect((await ann('PATCH', '/api/v1/sessions/nobodys', { metadata: {} })).status).toBe(404)
    const signedIn = { type: 'identify', sessionId: 'nobodys', visitorId: 'v-1' }
    expect((await ann('POST', '/api/v1/events', signedIn)).status).toBe(201)
    expect((await ann('POST', '/api/v1/sessions/nobodys/end', {})).status).toBe(200)
    expect((await ann('GET', '/api/v1/sessions/nobodys')).body).toMatchObject({ session: { userId: 'ann' } })
  })

  it('takes no visitor over who is known as somebody else, whatever time it names', async () => {
    const anonymous = await send({ type: 'page_view', visitorId: 'carls-phone', timestamp: at(-600) })
    await send({ type: 'page_view', visitorId: 'carls-phone', userId: 'carl', timestamp: at(-300) })
    const claim = { type: 'click', visitorId: 'carls-phone', timestamp: at(-900) }
    const answer = await ann('POST', '/api/v1/events', claim)
    expect(answer.status).toBe(201)
    expect(await read(anonymous)).toMatchObject({ session: { userId: 'carl' } })
    expect(await read(answer.body.sessionId as string)).toMatchObject({
      session: { userId: 'ann', visitorId: null, stepsTaken: 1 },
    })
    expect((await ann('GET', `/api/v1/sessions/${anonymous}`)).status).toBe(404)
  })

  it('opens, changes and ends sessions of its own user', async () => {
    expect((await ann('POST', '/api/v1/sessions', { sessionId: 'own', userId: 'bob' })).status).toBe(201)
    expect((await ann('POST', '/api/v1/sessions/own/heartbeat')).status).toBe(204)
    const patched = await ann('PATCH', '/api/v1/sessions/own', { metadata: { plan: 'pro' } })
    expect(patched.body).toMatchObject({ session: { userId: 'ann', metadata: { plan: 'pro' } } })
  })
})

it('a list asked for by another user is not answered with its own', async () => {
  for (const name of ['userId', 'externalId'])
    expect((await ann('GET', `/api/v1/sessions?${name}=bob`)).status).toBe(404)
  expect((await ann('GET', '/api/v1/sessions?userId=ann')).status).toBe(200)
})

describe('erasing a user', () => {
  it('answers at once, takes them out of every answer, and shows a receipt without their name', async () => {
    const { api } = server.first
    await send({ type: 'page_view', sessionId: 'eves', userId: 'eve', visitorId: 'eves-phone' })
    const properties = { answer: 'granted', purposes: ['analytics'], text: 'banner-7' }
    const timestamp = at(1)
    await send({ type: 'consent', sessionId: 'eves', userId: 'eve', timestamp, properties })
    const given = (await api('GET', '/api/v1/users/eve/export')).text
      .split('\n')
      .map((line) => line && JSON.parse(line))
    expect(given).toContainEqual({
      kind: 'event',
      event: expect.objectContaining({ type: 'consent', timestamp, properties }),
    })
    expect((await ann('DELETE', '/api/v1/users/eve')).status).toBe(403)
    const asked = await api('DELETE', '/api/v1/users/eve')
    expect([asked.status, asked.body]).toMatchObject([202, { erasure: { siteIds: [server.first.siteId] } }])
    const receipt = await waitUntil(
      async () => (await api('GET', asked.headers.get('location') ?? '')).body.erasure as { status: string },
      ({ status }) => status !== 'requested',
    )
    expect(receipt).toMatchObject({
      status: 'deleted',
      userHash: createHash('sha256').update('eve').digest('hex'),
      removed: { events: 2, sessions: 1 },
      remaining: { events: 0, sessions: 0, changes: 0, identities: 0 },
    })
    for (const path of ['sessions/eves', 'users/eve', 'users/eve/export'])
      expect((await api('GET', `/api/v1/${path}`)).status).toBe(404)
    expect((await api('GET', '/api/v1/export/events')).text).not.toContain('eve"')
    const log = await server.second.api('GET', '/api/v1/erasures')
    expect(log.body).toEqual({ erasures: [] })
  })
})
