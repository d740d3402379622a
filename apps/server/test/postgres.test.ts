import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, createApi } from './create-api.ts'
import { makeDatabase, postgresServer, type TestDatabase } from './make-database.ts'
import { readSession } from './read-answers.ts'
import { startRedis, type TestRedis } from './start-redis.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

const redisProgram = process.env.REDIS_SERVER_PATH

describe.skipIf(!postgresServer)('a server whose catalog is on a Postgres server', () => {
  let database: TestDatabase
  let redis: TestRedis | undefined
  let server: TestServer
  let owner: Api
  const credentials = { email: 'me@shop.example', password: 'correct horse battery' }
  /** Calls of this machine are not limited, but those that a proxy hands on. */
  const startOnIt = () =>
    startTestServer({
      databaseUrl: database.url,
      environment: {
        SOJOURN_ADMIN_EMAIL: credentials.email,
        SOJOURN_ADMIN_PASSWORD: credentials.password,
        SOJOURN_TRUST_PROXY: '1',
        SOJOURN_RATE_LIMIT_READ: '6',
        ...(redis ? { REDIS_URL: redis.url } : {}),
      },
    })
  beforeAll(async () => {
    database = await makeDatabase(postgresServer ?? '')
    redis = redisProgram ? await startRedis(redisProgram) : undefined
    server = await startOnIt()
    const answer = await server.anybody('POST', '/api/auth/sign-in/email', credentials, {
      origin: server.url,
    })
    const cookie = answer.headers.getSetCookie().map((each) => each.split(';', 1)[0])
    owner = (method, path, body) =>
      server.anybody(method, path, body, { origin: server.url, cookie: cookie.join('; ') })
  })
  afterAll(async () => {
    await server?.stop()
    await redis?.stop()
    await database?.drop()
  })

  it('signs in, makes what people configure, collects, reads, and writes down who did what', async () => {
    const site = await owner('POST', '/api/v1/sites', { name: 'Shop', settings: { currency: 'CHF' } })
    expect(site.status, site.text).toBe(201)
    const { siteId } = site.body.site as { siteId: string }
    const asked = { name: 'All', kind: 'secret', siteId, scopes: ['collect', 'read', 'export', 'admin'] }
    const key = await owner('POST', '/api/v1/keys', asked)
    const api = createApi(server.url, String(key.body.secret))
    const event = { type: 'page_view', sessionId: 's1', userId: 'ann', path: '/' }
    expect((await api('POST', '/api/v1/events', event)).status).toBe(201)
    expect((await readSession(api, 's1')).session).toMatchObject({ siteId, userId: 'ann', stepsTaken: 1 })
    const invited = await owner('POST', '/api/v1/invitations', { email: 'bea@shop.example', role: 'viewer' })
    expect(invited.status, invited.text).toBe(201)
    const segment = {
      name: 'Ours',
      siteId,
      rule: { of: 'sessions', where: { event: { type: 'page_view' } } },
    }
    expect((await api('POST', '/api/v1/segments', segment)).status).toBe(201)
    const erasure = await api('DELETE', '/api/v1/users/nobody-yet')
    expect(erasure.status, erasure.text).toBe(202)
    const { entries } = (await owner('GET', '/api/v1/audit-log')).body as { entries: { action: string }[] }
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['site.created', 'key.created', 'invitation.created', 'segment.created']),
    )
  })

  it('says that it is ready, and keeps all of it over a restart', async () => {
    expect((await server.anybody('GET', '/readyz')).status).toBe(200)
    const before = await owner('GET', '/api/v1/sites')
    await server.restart()
    expect((await owner('GET', '/api/v1/sites')).body).toEqual(before.body)
    expect(server.logged).toEqual([])
  })

  it.skipIf(!redisProgram)(
    'is one with another on the same Redis: a key has one limit over both, and is void on both',
    async () => {
      const other = await startOnIt()
      try {
        const asked = { name: 'Shared', kind: 'secret', siteId: null, scopes: ['admin'] }
        const made = await owner('POST', '/api/v1/keys', asked)
        const { keyId } = made.body.key as { keyId: string }
        const abroad = { 'x-forwarded-for': '203.0.113.7' }
        const [here, there] = [server, other].map(({ url }) => createApi(url, String(made.body.secret)))
        const ask = async (api: Api | undefined) => {
          const answer = await api?.('GET', '/api/v1/sites', undefined, abroad)
          return [answer?.status, answer?.headers.get('ratelimit-remaining')]
        }
        await expect.poll(async () => (await there?.('GET', '/api/v1/sites'))?.status).toBe(200)
        const answers: unknown[] = []
        for (let call = 0; call < 8; call++) answers.push(await ask(call % 2 === 0 ? here : there))
        expect(answers).toEqual([
          ...[5, 4, 3, 2, 1, 0].map((left) => [200, String(left)]),
          [429, '0'],
          [429, '0'],
        ])
        expect((await owner('DELETE', `/api/v1/keys/${keyId}`)).status).toBe(204)
        await expect.poll(async () => (await there?.('GET', '/api/v1/sites'))?.status).toBe(401)
      } finally {
        await other.stop()
      }
    },
  )
})
