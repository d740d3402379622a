import { sqlAnswer, sqlDirectory } from '@sojourn/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { problemOf } from './read-answers.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  const events = ['/', '/shoes', '/shoes'].map((path) => ({ type: 'page_view', sessionId: 's1', path }))
  await server.first.api('POST', '/api/v1/events/batch', { events })
  await server.second.api('POST', '/api/v1/events', { type: 'page_view', sessionId: 's2', path: '/secret' })
})
afterAll(() => server?.stop())

const query = 'SELECT site_id, page, count() AS views FROM events GROUP BY ALL ORDER BY views DESC, page'

it('answers SQL over the sites of the credential, what was just collected included', async () => {
  const { status, body, text } = await server.first.api('POST', '/api/v1/sql', { query })
  expect(status, text).toBe(200)
  expect(sqlAnswer.strict().parse(body)).toMatchObject({
    columns: [{ name: 'site_id' }, { name: 'page' }, { name: 'views', type: 'UInt64' }],
    rows: [
      [server.first.siteId, '/shoes', 2],
      [server.first.siteId, '/', 1],
    ],
    isCut: false,
    statistics: { rows: 2 },
  })
  const both = await server.api('POST', '/api/v1/sql', { query })
  expect(both.body.rows).toHaveLength(3)
  const one = await server.api('POST', '/api/v1/sql', { query, siteId: server.second.siteId, limit: 1 })
  expect(one.body.rows).toEqual([[server.second.siteId, '/secret', 1]])
})

it('names what is wrong: the site, the place in the query, what the store found', async () => {
  const ask = async (body: object) => problemOf(await server.first.api('POST', '/api/v1/sql', body))
  expect(await ask({ query, siteId: server.second.siteId })).toMatchObject({ status: 404 })
  expect(await ask({ query: 'SELECT * FROM system.tables' })).toMatchObject({
    code: 'invalid_request',
    errors: [
      { path: 'query', message: expect.stringContaining('line 1, column 15: there is no such table here') },
    ],
  })
  expect(await ask({ query: 'SELECT nothing FROM events' })).toMatchObject({
    code: 'invalid_request',
    detail: expect.stringContaining('Unknown expression identifier nothing'),
  })
  expect(await ask({ query, limit: 0 })).toMatchObject({ errors: [{ path: 'limit' }] })
})

it('lists tables, columns and functions', async () => {
  const { body } = await server.first.api('GET', '/api/v1/sql')
  const { tables, functions } = sqlDirectory.strict().parse(body)
  expect(tables.map(({ name }) => name)).toEqual(['events', 'sessions', 'users', 'conversations'])
  expect(functions).toContain('windowFunnel')
})
