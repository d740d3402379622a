import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, createApi } from './create-api.ts'
import { makeDatabase, postgresServer, type TestDatabase } from './make-database.ts'
import { readSession } from './read-answers.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

describe.skipIf(!postgresServer)('a server whose catalog is on a Postgres server', () => {
  let database: TestDatabase
  let server: TestServer
  let owner: Api
  const credentials = { email: 'me@shop.example', password: 'correct horse battery' }
  beforeAll(async () => {
    database = await makeDatabase(postgresServer ?? '')
    server = await startTestServer({
      databaseUrl: database.url,
      environment: {
        SOJOURN_ADMIN_EMAIL: credentials.email,
        SOJOURN_ADMIN_PASSWORD: credentials.password,
      },
    })
    const answer = await server.anybody('POST', '/api/auth/sign-in/email', credentials, {
      origin: server.url,
    })
    const cookie = answer.headers.getSetCookie().map((each) => each.split(';', 1)[0])
    owner = (method, path, body) =>
      server.anybody(method, path, body, { origin: server.url, cookie: cookie.join('; ') })
  })
  afterAll(async () => {
    await server?.stop()
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
})
