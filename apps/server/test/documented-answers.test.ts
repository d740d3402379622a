import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startTestServer, type TestServer } from './start-test-server.ts'

interface Operation {
  readonly responses: Record<string, { content?: Record<string, { schema: object }> }>
}
interface OpenApi {
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: { schemas: Record<string, object> }
}

let server: TestServer
let openApi: OpenApi
beforeAll(async () => {
  server = await startTestServer()
  openApi = (await server.anybody('GET', '/openapi.json')).body as unknown as OpenApi
  const events = ['page_view', 'click', 'purchase'].map((type, index) => ({
    type,
    sessionId: 'documented',
    visitorId: 'v',
    userId: 'ann',
    url: 'https://shop.example/products/17',
    sequence: index,
  }))
  await server.first.api('POST', '/api/v1/events/batch', { events: [...events, {}] })
})
afterAll(() => server.stop())

/** A schema of the document as one that stands alone, so that the answers are held against what clients are told. */
function documented(path: string, method: string, status: number): z.ZodType {
  const response = openApi.paths[path]?.[method]?.responses[String(status)]
  const [content] = Object.values(response?.content ?? {})
  if (!content) throw new Error(`${method} ${path} documents no content of ${status}`)
  const text = JSON.stringify({ ...content.schema, $defs: openApi.components.schemas })
  return z.fromJSONSchema(JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')))
}

describe('the document', () => {
  it.each([
    ['/api/v1/sessions', '?limit=1'],
    ['/api/v1/sessions/list', '?range=all'],
    ['/api/v1/sessions/active', ''],
    ['/api/v1/sessions/{sessionId}', ''],
    ['/api/v1/sessions/{sessionId}/metadata', ''],
    ['/api/v1/conversations/{sessionId}', ''],
    ['/api/v1/conversations/{sessionId}/metadata', ''],
    ['/api/v1/users/{userId}/sessions', ''],
    ['/api/v1/users/{userId}/stats', '?daysBack=7'],
    ['/api/v1/analytics/dashboard', ''],
    ['/api/v1/analytics/timeseries', '?compare=previous'],
    ['/api/v1/analytics/breakdown', '?by=page&compare=previous'],
    ['/api/v1/analytics/days', ''],
    ['/api/v1/analytics/metrics', ''],
    ['/api/v1/segments', ''],
    ['/api/v1/ledger', '?range=1h'],
    ['/api/v1/sites', ''],
    ['/api/v1/sites/{id}', ''],
    ['/healthz', ''],
    ['/readyz', ''],
  ])('describes what GET %s%s answers, and its refusal', async (path, query) => {
    const filled = path
      .replace('{sessionId}', 'documented')
      .replace('{userId}', 'ann')
      .replace('{id}', server.first.siteId)
    const answer = await server.first.api('GET', `${filled}${query}`)
    expect(answer.status, answer.text).toBe(200)
    documented(path, 'get', 200).parse(answer.body)
    if (!path.startsWith('/api/v1')) return
    const refused = await server.anybody('GET', filled)
    expect(refused.status).toBe(401)
    documented(path, 'get', 401).parse(refused.body)
    const unknown = await server.first.api('GET', `${filled}?no-such-parameter=1`)
    expect(unknown.status).toBe(400)
    documented(path, 'get', 400).parse(unknown.body)
  })

  it.each(['events', 'sessions'])('describes each line of the export of %s', async (what) => {
    const answer = await server.first.api('GET', `/api/v1/export/${what}`)
    expect(answer.headers.get('content-type')).toContain('application/x-ndjson')
    const lines = answer.text.trimEnd().split('\n')
    expect(lines).toHaveLength(what === 'events' ? 3 : 1)
    for (const line of lines) documented(`/api/v1/export/${what}`, 'get', 200).parse(JSON.parse(line))
  })

  it('describes what the collecting calls answer', async () => {
    const event = { type: 'click', sessionId: 'documented', eventId: 'documented-click' }
    const calls = [
      ['POST', '/api/v1/sessions', { sessionId: 'documented-too' }, 201],
      ['POST', '/api/v1/sessions', { sessionId: 'documented-too' }, 200],
      ['POST', '/api/v1/events', event, 201],
      ['POST', '/api/v1/events', event, 200],
      ['POST', '/api/v1/events', { type: 17 }, 400],
      ['POST', '/api/v1/events/batch', { events: [event, {}] }, 200],
      ['POST', '/api/v1/events/batch', { events: [{}] }, 400],
      ['POST', '/v1/track', { event: 'Clicked', userId: 'ann' }, 200],
    ] as const
    for (const [method, path, body, status] of calls) {
      const answer = await server.first.api(method, path, body)
      expect(answer.status, answer.text).toBe(status)
      documented(path, method.toLowerCase(), status).parse(answer.body)
    }
  })

  it('describes what the questions with a body answer', async () => {
    const steps = [{ type: 'page_view' }, { type: 'purchase' }]
    const rule = { of: 'users', where: { event: { type: 'purchase' } } }
    const calls = [
      ['/api/v1/analytics/funnel', { steps, breakdown: 'country', trend: 'day' }, 200],
      ['/api/v1/analytics/funnel', { steps: [] }, 400],
      ['/api/v1/analytics/funnel/people', { steps, step: 1 }, 200],
      ['/api/v1/segments/preview', { rule }, 200],
      ['/api/v1/segments', { name: 'Buyers', siteId: server.first.siteId, rule }, 201],
    ] as const
    for (const [path, body, status] of calls) {
      const answer = await server.first.api('POST', path, body)
      expect(answer.status, answer.text).toBe(status)
      documented(path, 'post', status).parse(answer.body)
    }
  })

  it('names every code that a page explains', async () => {
    for (const code of Object.values(openApi.components.schemas).flatMap(codesOf)) {
      const page = await server.anybody('GET', `/errors/${code}`)
      expect([code, page.status]).toEqual([code, 200])
    }
    expect((await server.anybody('GET', '/api/docs')).text).toContain('<title>')
  })
})

/** The values of the property `code` of a schema, where it has one. */
function codesOf(schema: object): string[] {
  const { properties } = schema as { properties?: { code?: { enum?: string[] } } }
  return properties?.code?.enum ?? []
}
