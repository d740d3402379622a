import { dashboardSchema, vocabularySchema } from '@sojourn/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { figuresShape } from '../src/routes/figures.ts'
import { problemOf } from './read-answers.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  const visit = (sessionId: string, visitorId: string, at: string, more: object = {}) => ({
    sessionId,
    visitorId,
    type: 'page_view',
    timestamp: at,
    path: '/',
    ...more,
  })
  const events = [
    // The day before: one visit that bounced.
    visit('before', 'v1', '2026-03-07T12:00:00Z'),
    // 8 March has 23 hours in New York: from 05:00 to 04:00 UTC.
    visit('reads', 'v1', '2026-03-08T05:30:00Z'),
    visit('reads', 'v1', '2026-03-08T05:31:00Z', { path: '/products/mug' }),
    visit('buys', 'v2', '2026-03-08T07:30:00Z', { path: '/products/mug', properties: { plan: 'pro' } }),
    visit('buys', 'v2', '2026-03-08T07:32:00Z', {
      type: 'purchase',
      revenue: 20,
      currency: 'USD',
      userId: 'ann',
      path: '/thanks',
    }),
    visit('looks', 'v3', '2026-03-09T03:59:59.999Z', { path: '/cart' }),
  ]
  const answer = await server.first.api('POST', '/api/v1/events/batch', { events })
  expect(answer.body).toMatchObject({ accepted: events.length })
})
afterAll(() => server.stop())

const day = 'from=2026-03-08T05:00:00Z&to=2026-03-09T04:00:00Z&timezone=America/New_York'

async function ask(question: string) {
  const answer = await server.first.api('GET', `/api/v1/analytics/${question}`)
  expect(answer.status, answer.text).toBe(200)
  return answer.body as {
    rows: Record<string, unknown>[]
    points: ({ time: string } & Record<string, number>)[]
    other: object
    total: object
    previous: { points: object[]; total: object }
  }
}

describe('a break-down', () => {
  it('has the values that most have, the others together, and all', async () => {
    const { rows, other, total } = await ask(
      `breakdown?${day}&by=page&limit=1&metrics=sessions,pageViews,revenue`,
    )
    expect(rows).toEqual([{ value: '/products/mug', sessions: 2, pageViews: 2, revenue: 20 }])
    expect(other).toEqual({ sessions: 2, pageViews: 2, revenue: 0 })
    expect(total).toEqual({ sessions: 3, pageViews: 4, revenue: 20 })
  })

  it('is of any property of events, with those that have none', async () => {
    const { rows, other } = await ask(`breakdown?${day}&by=property:plan&metrics=sessions,conversions`)
    expect(rows).toEqual([
      { value: null, sessions: 2, conversions: 0 },
      { value: 'pro', sessions: 1, conversions: 1 },
    ])
    expect(other).toEqual({ sessions: 0, conversions: 0 })
  })

  it('is compared with the same values in the period before', async () => {
    const asked = `breakdown?${day}&by=entryPage&metrics=sessions,bounceRate&compare=previous&limit=2`
    const { rows, total } = await ask(asked)
    expect(rows).toEqual([
      { value: '/', sessions: 1, bounceRate: 0, previous: { sessions: 1, bounceRate: 1 } },
      { value: '/cart', sessions: 1, bounceRate: 1, previous: { sessions: 0, bounceRate: null } },
    ])
    expect(total).toMatchObject({ sessions: 3, previous: { sessions: 1 } })
  })
})

describe('a series', () => {
  it('has every hour of a day of which the clocks skip one, zeros filled in', async () => {
    const { points, total } = await ask(`timeseries?${day}&interval=hour&metrics=sessions,revenue`)
    expect(points).toHaveLength(23)
    expect(points[0]).toEqual({ time: '2026-03-08T05:00:00.000Z', sessions: 1, revenue: 0 })
    expect(points[1]).toEqual({ time: '2026-03-08T06:00:00.000Z', sessions: 0, revenue: 0 })
    expect(points.reduce((sum, { sessions = 0 }) => sum + sessions, 0)).toBe(3)
    expect(total).toEqual({ sessions: 3, revenue: 20 })
  })

  it('is compared with the period before, interval by interval', async () => {
    const { points, previous } = await ask(`timeseries?${day}&interval=day&metrics=sessions&compare=previous`)
    expect(points).toEqual([{ time: '2026-03-08T05:00:00.000Z', sessions: 3 }])
    expect(previous).toEqual({
      points: [{ time: '2026-03-07T05:00:00.000Z', sessions: 1 }],
      total: { sessions: 1 },
    })
  })
})

describe('the dashboard', () => {
  it('has the figures now and before, the series, the top lists and who is here, in one answer', async () => {
    const heard = { sessionId: 'here', visitorId: 'v9', type: 'page_view', path: '/', timestamp: Date.now() }
    await server.first.api('POST', '/api/v1/events', heard)
    const answer = await server.first.api('GET', `/api/v1/analytics/dashboard?${day}&interval=day`)
    const dashboard = dashboardSchema(figuresShape).strict().parse(answer.body)
    const figures = {
      sessions: 3,
      visitors: 3,
      users: 1,
      pageViews: 4,
      pagesPerSession: 4 / 3,
      events: 5,
      bounceRate: 1 / 3,
      averageDuration: 90,
      totalTime: 180,
      conversions: 1,
      conversionRate: 1 / 3,
      revenue: 20,
      orders: 1,
    }
    expect(dashboard).toMatchObject({
      current: { ...figures, activeNow: 1 },
      previous: { sessions: 1, bounceRate: 1, averageDuration: null, revenue: 0 },
      interval: 'day',
      series: [{ time: '2026-03-08T05:00:00.000Z', ...figures }],
    })
    expect(dashboard.top.page[0]).toEqual({ value: '/products/mug', sessions: 2, pageViews: 2 })
    expect(dashboard.top.entryPage).toEqual([
      { value: '/', sessions: 1 },
      { value: '/cart', sessions: 1 },
      { value: '/products/mug', sessions: 1 },
    ])
    expect(dashboard.top.utmSource).toEqual([{ value: null, sessions: 3 }])
    const filters = encodeURIComponent('[{"property": "visitorId", "op": "eq", "value": "v1"}]')
    const ofOne = await ask(`dashboard?${day}&filters=${filters}`)
    expect(ofOne).toMatchObject({ current: { sessions: 1, activeNow: 0 }, previous: { sessions: 1 } })
    expect(await ask('dashboard?range=all')).toMatchObject({ previous: null })
  })
})

it.each([
  ['breakdown', 'by'],
  ['breakdown?by=shoe', 'by'],
  ['breakdown?by=page&metrics=sessions,fun', 'metrics'],
  ['breakdown?by=page&sort=revenue', 'sort'],
  ['breakdown?by=page&compare=year', 'compare'],
  ['timeseries?interval=fortnight', 'interval'],
  ['timeseries?from=2000-01-01&to=2026-01-01&interval=hour', 'interval'],
  ['timeseries?filters=country', 'filters'],
])('refuses %s and names %s', async (question, path) => {
  const problem = problemOf(await server.first.api('GET', `/api/v1/analytics/${question}`))
  expect(problem).toMatchObject({ status: 400, code: 'invalid_request', errors: [{ path }] })
})

it('every figure and dimension is told with what it is', async () => {
  const { body } = await server.first.api('GET', '/api/v1/analytics/metrics')
  const { metrics, dimensions } = vocabularySchema.strict().parse(body)
  expect(metrics.find(({ name }) => name === 'bounceRate')).toMatchObject({ unit: 'share' })
  for (const { name } of dimensions) await ask(`breakdown?${day}&by=${name}&metrics=sessions&limit=1`)
})

it('another site has none of it', async () => {
  const answer = await server.second.api('GET', `/api/v1/analytics/breakdown?${day}&by=page`)
  expect(answer.body).toMatchObject({ rows: [], total: { sessions: 0, bounceRate: null } })
})

describe('an answer as a table', () => {
  const range = { from: '2026-03-08T05:00:00Z', to: '2026-03-09T04:00:00Z', timezone: 'America/New_York' }
  const steps = [{ type: 'page_view' }, { type: 'purchase' }]
  const csvOf = async (path: string, body?: object) => {
    const method = body ? 'POST' : 'GET'
    const sign = path.includes('?') ? '&' : '?'
    const answer = await server.first.api(method, `/api/v1/${path}${sign}format=csv`, body)
    expect([answer.status, answer.headers.get('content-type')], answer.text).toEqual([
      200,
      'text/csv; charset=utf-8',
    ])
    return answer.text.trimEnd().split('\r\n')
  }

  it('is the rows that a page shows, of every question', async () => {
    const breakdown = await csvOf(`analytics/breakdown?${day}&by=page&limit=1&metrics=sessions,revenue`)
    expect(breakdown).toEqual(['value,sessions,revenue', '/products/mug,2,20', '(other),2,0'])
    const series = await csvOf(`analytics/timeseries?${day}&interval=day&metrics=sessions`)
    expect(series).toEqual(['time,sessions', '2026-03-08T05:00:00.000Z,3'])
    expect(await csvOf(`analytics/dashboard?${day}`)).toHaveLength(24)
    const [stageNames, entry] = await csvOf(`analytics/stages?${day}`)
    expect(stageNames).toBe('stage,visitors,sessions,revenue,dropOff,dropOffRate,sessionDropOffRate')
    expect(entry).toMatch(/^entry,3,3,20,/)
    expect((await csvOf('analytics/funnel', { ...range, steps, per: 'session' }))[2]).toMatch(
      /^purchase,false,1,/,
    )
    expect(await csvOf('analytics/journeys', { ...range, of: 'pages' })).toContainEqual(
      expect.stringMatching(/\/ > \/products\/mug/),
    )
    expect((await csvOf('analytics/retention', { ...range, interval: 'day' }))[0]).toBe(
      'start,size,returned0',
    )
    expect(await csvOf(`analytics/revenue?${day}`)).toBeDefined()
    const days = await csvOf('analytics/days?from=2026-03-08T00:00:00Z&to=2026-03-09T00:00:00Z')
    expect(days).toHaveLength(2)
    expect(days[0]).toContain('figures.sessions')
    expect(
      await csvOf('sql', { query: 'SELECT session_id, steps FROM sessions ORDER BY session_id LIMIT 1' }),
    ).toEqual(['session_id,steps', 'before,1'])
  })
})
