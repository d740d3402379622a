import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bearer } from './open-test-app.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

let server: TestServer
let buyers: string
beforeAll(async () => {
  server = await startTestServer()
  const event = (sessionId: string, type: string, more: object = {}) => ({
    sessionId,
    visitorId: `visitor-${sessionId}`,
    userId: `user-${sessionId}`,
    type,
    path: '/',
    timestamp: Date.now() - 60_000,
    ...more,
  })
  const events = [
    event('a', 'page_view'),
    event('a', 'purchase', { revenue: 5, currency: 'USD' }),
    event('b', 'page_view'),
  ]
  await server.first.api('POST', '/api/v1/events/batch', { events })
  const rule = { of: 'sessions', where: { event: { type: 'purchase' } } }
  const saved = await server.api('POST', '/api/v1/segments', { name: 'Buyers', siteId: null, rule })
  buyers = (saved.body.segment as { segmentId: string }).segmentId
})
afterAll(() => server.stop())

const make = async (more: object = {}) => {
  const { siteId } = server.first
  const made = await server.api('POST', '/api/v1/public-links', { siteId, name: 'Screen', ...more })
  expect(made.status, made.text).toBe(201)
  const [path = '', token = ''] = new URL(String(made.body.address)).href
    .replace(/^https?:\/\/[^/]+/, '')
    .split('#')
  return { path, token, linkId: (made.body.link as { linkId: string }).linkId }
}

const open = async (linkId: string, body: object) => {
  const answer = await fetch(`${server.url}/api/v1/public-links/${linkId}/open`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: answer.status, body: (await answer.json()) as { pass: string } }
}

const ask = async (pass: string, question: string) => {
  const answer = await fetch(`${server.url}/api/v1/${question}`, { headers: bearer(pass) })
  return { status: answer.status, body: (await answer.json()) as { total: { sessions: number } } }
}

const sessions = 'analytics/timeseries?metrics=sessions&range=7d'

describe('a public link', () => {
  it('shows the figures of its site and nothing else, until it is revoked', async () => {
    const { linkId, token } = await make()
    const { body } = await open(linkId, { token })
    expect((await ask(body.pass, sessions)).body.total.sessions).toBe(2)
    for (const [question, status] of [
      ['sessions', 403],
      ['users', 403],
      ['segments', 403],
      ['views', 403],
      ['analytics/live', 403],
      ['export/events', 403],
      [`${sessions}&siteId=${server.second.siteId}`, 404],
      ['analytics/breakdown?by=page', 200],
      ['analytics/breakdown?by=userId', 403],
      ['analytics/breakdown?by=property:email', 403],
      [
        `${sessions}&filters=${encodeURIComponent('[{"property":"userId","op":"eq","value":"user-a"}]')}`,
        403,
      ],
    ] as const)
      expect([question, (await ask(body.pass, question)).status]).toEqual([question, status])
    await server.api('DELETE', `/api/v1/public-links/${linkId}`)
    expect((await ask(body.pass, sessions)).status).toBe(401)
    expect((await open(linkId, { token })).status).toBe(404)
  })

  it('is narrowed to its segment, whatever is asked, and asks for its password', async () => {
    const { linkId, token } = await make({ segmentId: buyers, password: 'seven stones' })
    expect((await open(linkId, { token })).status).toBe(401)
    expect((await open(linkId, { token, password: 'eight stones' })).status).toBe(401)
    expect((await open(linkId, { token: 'pl_guess', password: 'seven stones' })).status).toBe(404)
    const { body } = await open(linkId, { token, password: 'seven stones' })
    expect((await ask(body.pass, sessions)).body.total.sessions).toBe(1)
    expect((await ask(body.pass, `${sessions}&segmentId=seg_other`)).body.total.sessions).toBe(1)
  })

  it('can be framed by the pages that it names, and by no others', async () => {
    const framed = await make({ frameOrigins: ['https://intra.example'] })
    const policyOf = async (path: string) => {
      const { headers } = await fetch(server.url + path, { headers: { accept: 'text/html' } })
      const [, ancestors] = /frame-ancestors ([^;]+)/.exec(headers.get('content-security-policy') ?? '') ?? []
      return [ancestors, headers.get('x-frame-options')]
    }
    expect(await policyOf(framed.path)).toEqual(['https://intra.example', null])
    const other = await make()
    expect(await policyOf(other.path)).toEqual(["'none'", 'DENY'])
    expect(await policyOf('/')).toEqual(["'none'", 'DENY'])
  })

  it('shows one question and no other, whatever is asked of it, narrowed as whoever has it likes', async () => {
    const steps = [{ page: '/' }, { type: 'purchase' }]
    const { linkId, token } = await make({ shows: { page: 'funnel', question: { steps } } })
    const opened = await open(linkId, { token })
    expect(opened.body).toMatchObject({ shows: { page: 'funnel', question: { steps } } })
    const funnel = async (body: object, page = 'funnel') => {
      const answer = await fetch(`${server.url}/api/v1/analytics/${page}`, {
        method: 'POST',
        headers: { ...bearer(opened.body.pass), 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      const { steps: found } = (await answer.json()) as { steps?: { count: number }[] }
      return [answer.status, ...(found ?? []).map(({ count }) => count)]
    }
    expect(await funnel({ range: '7d' })).toEqual([200, 2, 1])
    const other = { steps: [{ type: 'page_view', where: [] }, { page: '/secret' }], breakdown: 'userId' }
    expect(await funnel({ range: '7d', ...other })).toEqual([200, 2, 1])
    const filters = [{ property: 'eventType', op: 'eq', value: 'purchase' }]
    expect(await funnel({ range: '7d', filters })).toEqual([200, 1, 1])
    const byUser = [{ property: 'userId', op: 'eq', value: 'user-a' }]
    expect(await funnel({ range: '7d', filters: byUser })).toEqual([403])
    expect(await funnel({ range: '7d' }, 'journeys')).toEqual([403])
    expect((await ask(opened.body.pass, sessions)).status).toBe(403)
    const shows = { page: 'funnel', question: { steps, breakdown: 'trait:email' } }
    const refused = await server.api('POST', '/api/v1/public-links', {
      siteId: server.first.siteId,
      name: 'Who',
      shows,
    })
    expect(refused.body).toMatchObject({ errors: [{ path: 'shows.question.breakdown' }] })
  })
})
