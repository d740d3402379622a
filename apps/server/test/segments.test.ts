import { segmentPreviewSchema, segmentSchema } from '@sojourn/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemOf } from './read-answers.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

const owner = { email: 'ann@shop.example', password: 'correct horse battery' }
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({
    environment: { SOJOURN_ADMIN_EMAIL: owner.email, SOJOURN_ADMIN_PASSWORD: owner.password },
  })
  const at = (sessionId: string, visitorId: string, type: string, minute: number, more: object = {}) => ({
    sessionId,
    visitorId,
    type,
    timestamp: new Date(Date.UTC(2026, 2, 2, 10, minute)),
    path: '/',
    ...more,
  })
  const events = [
    at('a1', 'a', 'page_view', 0),
    at('a1', 'a', 'purchase', 1, { revenue: 20, currency: 'USD' }),
    at('a2', 'a', 'page_view', 50),
    at('b1', 'b', 'page_view', 10, { properties: { plan: 'pro' } }),
    at('c1', 'c', 'page_view', 20),
  ]
  const answer = await server.first.api('POST', '/api/v1/events/batch', { events })
  expect(answer.body).toMatchObject({ accepted: events.length })
})
afterAll(() => server.stop())

const march = 'from=2026-03-02&to=2026-03-03&timezone=UTC'
const buyers = { of: 'users', where: { event: { type: 'purchase' } } }
const buying = { of: 'sessions', where: { event: { type: 'purchase' } } }

async function save(
  name: string,
  rule: object,
  siteId: string | null = server.first.siteId,
): Promise<string> {
  const answer = await server.api('POST', '/api/v1/segments', { name, siteId, rule })
  expect(answer.status, answer.text).toBe(201)
  return segmentSchema.strict().parse(answer.body.segment).segmentId
}

async function sessionsOf(segmentId: string, question = 'breakdown?by=page'): Promise<number> {
  const answer = await server.first.api(
    'GET',
    `/api/v1/analytics/${question}&${march}&segmentId=${segmentId}`,
  )
  expect(answer.status, answer.text).toBe(200)
  const { total, current } = answer.body as Record<string, { sessions: number }>
  return (total ?? current)?.sessions ?? Number.NaN
}

describe('a segment', () => {
  it('is saved, listed, read, changed and removed, and the audit log says by whom', async () => {
    const segmentId = await save('Buyers', buyers)
    const path = `/api/v1/segments/${segmentId}`
    const { api } = server.first
    expect((await api('GET', path)).body).toMatchObject({ segment: { name: 'Buyers', rule: buyers } })
    expect((await server.api('PATCH', path, { name: 'Who bought' })).body).toMatchObject({
      segment: { name: 'Who bought', rule: buyers },
    })
    const listed = (await api('GET', '/api/v1/segments')).body.segments as { name: string }[]
    expect(listed.map(({ name }) => name)).toContain('Who bought')
    expect((await api('DELETE', path)).status).toBe(204)
    expect(problemOf(await api('GET', path)).code).toBe('not_found')
    const headers = { origin: server.url }
    const signedIn = await server.anybody('POST', '/api/auth/sign-in/email', owner, headers)
    const cookie = signedIn.headers
      .getSetCookie()
      .map((each) => each.split(';', 1)[0])
      .join('; ')
    const log = await server.anybody('GET', `/api/v1/audit-log?targetId=${segmentId}`, undefined, { cookie })
    const { entries } = log.body as { entries: { action: string }[] }
    expect(entries.map(({ action }) => action)).toEqual([
      'segment.removed',
      'segment.updated',
      'segment.created',
    ])
  })

  it('stands in a list by name, page by page', async () => {
    const saved = await Promise.all(['page b', 'Page a', 'page c'].map((name) => save(name, buying)))
    const names: string[] = []
    let cursor: string | null = ''
    do {
      const more = cursor === '' ? '' : `&cursor=${cursor}`
      const { body } = await server.first.api('GET', `/api/v1/segments?limit=2${more}`)
      names.push(...(body.segments as { name: string }[]).map(({ name }) => name))
      cursor = body.nextCursor as string | null
    } while (cursor !== null)
    expect(names.filter((name) => /^page/i.test(name))).toEqual(['Page a', 'page b', 'page c'])
    expect(names).toEqual([...new Set(names)])
    for (const id of saved) await server.first.api('DELETE', `/api/v1/segments/${id}`)
  })

  it('of sessions and of users is a filter of every question', async () => {
    const [ofSessions, ofUsers] = [await save('Buying', buying), await save('Buyers', buyers)]
    expect([await sessionsOf(ofSessions), await sessionsOf(ofUsers)]).toEqual([1, 2])
    expect(await sessionsOf(ofUsers, 'dashboard?limit=1')).toBe(2)
    expect(await sessionsOf(ofUsers, 'timeseries?interval=hour')).toBe(2)
    const steps = [{ type: 'page_view' }, { type: 'purchase' }]
    const range = { from: '2026-03-02', to: '2026-03-03' }
    const funnel = await server.first.api('POST', '/api/v1/analytics/funnel', {
      steps,
      ...range,
      segmentId: ofUsers,
    })
    expect(funnel.body).toMatchObject({ steps: [{ count: 2 }, { count: 1 }] })
    const list = await server.first.api('GET', `/api/v1/sessions?segmentId=${ofUsers}`)
    expect((list.body.sessions as object[]).length).toBe(2)
    const pro = encodeURIComponent('[{"property": "property:plan", "op": "eq", "value": "pro"}]')
    const some = await server.first.api('GET', `/api/v1/sessions?${march}&filters=${pro}`)
    expect(some.body).toMatchObject({ sessions: [{ sessionId: 'b1' }], nextCursor: null })
    const revenue = await server.first.api(
      'GET',
      `/api/v1/analytics/revenue?${march}&segmentId=${ofSessions}`,
    )
    expect(revenue.body).toMatchObject({ sessions: 1, revenue: 20 })
  })

  it('and the rest add up to the whole', async () => {
    const rest = { of: 'sessions', where: { event: { did: false, type: 'purchase' } } }
    const parts = [await sessionsOf(await save('In', buying)), await sessionsOf(await save('Out', rest))]
    expect(parts).toEqual([1, 3])
  })

  it('is shown before it is saved: how much of it there is, and examples', async () => {
    const range = { from: '2026-03-02', to: '2026-03-03' }
    const answer = await server.first.api('POST', '/api/v1/segments/preview', { rule: buyers, ...range })
    const preview = segmentPreviewSchema.strict().parse(answer.body)
    expect(preview).toMatchObject({
      matched: { sessions: 2, people: 1 },
      total: { sessions: 4, people: 3 },
      share: 1 / 3,
    })
    expect(preview.examples.map(({ sessionId }) => sessionId)).toEqual(['a2'])
    const one = { rule: buying, limit: 1, ...range }
    expect((await server.first.api('POST', '/api/v1/segments/preview', one)).body).toMatchObject({
      matched: { sessions: 1 },
      share: 0.25,
      examples: [{ sessionId: 'a1', revenue: 20 }],
    })
  })

  it('of one site is nothing to another, and one of all sites is changed by who has all', async () => {
    const [own, shared] = [await save('First', buyers), await save('All', buyers, null)]
    const { api } = server.second
    expect((await api('GET', `/api/v1/segments/${own}`)).status).toBe(404)
    expect((await api('GET', `/api/v1/analytics/breakdown?by=page&segmentId=${own}`)).status).toBe(404)
    expect((await api('GET', `/api/v1/segments/${shared}`)).status).toBe(200)
    expect((await api('DELETE', `/api/v1/segments/${shared}`)).status).toBe(403)
    const elsewhere = { name: 'Mine', rule: buyers, siteId: server.first.siteId }
    expect((await api('POST', '/api/v1/segments', elsewhere)).status).toBe(404)
  })
})

it.each([
  [
    { rule: { of: 'sessions', where: { session: { property: 'shoe', op: 'exists' } } } },
    'rule.where.session.property',
  ],
  [{ rule: { of: 'shoes', where: { event: {} } } }, 'rule.of'],
  [
    { rule: { of: 'users', where: { user: { property: 'country', op: 'exists' } } } },
    'rule.where.user.property',
  ],
  [{ rule: buyers, name: ' ' }, 'name'],
])('refuses %j and names %s', async (given, path) => {
  const answer = await server.api('POST', '/api/v1/segments', { name: 'Some', ...given })
  const problem = problemOf(answer)
  expect(problem).toMatchObject({ status: 400, code: 'invalid_request' })
  expect(problem.errors?.map((error) => error.path)).toContain(path)
})
