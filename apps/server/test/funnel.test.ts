import { funnelAnswer, funnelPeopleAnswer } from '@sojourn/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemOf } from './read-answers.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

let server: TestServer
/** Four visitors: one buys, one puts into the cart, one looks, one buys on the next day. */
beforeAll(async () => {
  server = await startTestServer()
  const at = (visitorId: string, type: string, time: string, more: object = {}) => ({
    sessionId: `${visitorId}-${time.slice(8, 10)}`,
    visitorId,
    type,
    timestamp: `2026-03-${time.slice(8)}`,
    ...more,
  })
  const view = { path: '/products/mug', url: 'https://shop.example/products/mug?utm_source=mail' }
  const earns = { revenue: 20, currency: 'EUR' }
  const events = [
    at('buys', 'page_view', '2026-03-02T10:00:00Z', view),
    at('buys', 'add_to_cart', '2026-03-02T10:00:10Z', { properties: { plan: 'pro' } }),
    at('buys', 'purchase', '2026-03-02T10:01:10Z', { ...earns, userId: 'ann' }),
    at('cart', 'page_view', '2026-03-02T11:00:00Z', view),
    at('cart', 'add_to_cart', '2026-03-02T11:00:30Z'),
    at('looks', 'page_view', '2026-03-02T12:00:00Z', { path: '/products/tea' }),
    at('later', 'page_view', '2026-03-02T13:00:00Z', view),
    at('later', 'add_to_cart', '2026-03-03T13:00:00Z'),
    at('later', 'purchase', '2026-03-03T13:05:00Z', earns),
  ]
  const answer = await server.first.api('POST', '/api/v1/events/batch', { events })
  expect(answer.body).toMatchObject({ accepted: events.length })
})
afterAll(() => server.stop())

const march = { from: '2026-03-02', to: '2026-03-04', timezone: 'UTC' }
const steps = [{ page: '/products/*', name: 'Product' }, { type: 'add_to_cart' }, { type: 'purchase' }]

async function ask(question: object) {
  const answer = await server.first.api('POST', '/api/v1/analytics/funnel', { ...march, ...question })
  expect(answer.status, answer.text).toBe(200)
  return funnelAnswer.strict().parse(answer.body)
}

describe('a funnel', () => {
  it('of sessions tells how many are lost at each step, how fast, and what it earned', async () => {
    const answer = await ask({ steps })
    expect(answer.steps).toMatchObject([
      { name: 'Product', count: 4, conversionRate: 1, stepRate: null, dropOff: 2, dropOffRate: 0.5 },
      { name: 'add_to_cart', count: 2, conversionRate: 0.5, stepRate: 0.5, dropOff: 1, medianSeconds: 20 },
      {
        name: 'purchase',
        count: 1,
        conversionRate: 0.25,
        dropOff: null,
        dropOffRate: null,
        medianSeconds: 60,
      },
    ])
    expect(answer.conversion).toMatchObject({
      count: 1,
      rate: 0.25,
      medianSeconds: 70,
      revenue: [{ currency: 'EUR', amount: 20 }],
    })
    const shown = answer.steps[1]?.distribution.filter(({ count }) => count > 0)
    expect(shown).toEqual([
      { seconds: 10, count: 1 },
      { seconds: 30, count: 1 },
    ])
  })

  it('takes its range and filters from the query, too', async () => {
    const query = new URLSearchParams({
      ...march,
      to: '2026-03-03',
      filters: JSON.stringify([{ property: 'visitorId', op: 'neq', value: 'looks' }]),
    })
    const answer = await server.first.api('POST', `/api/v1/analytics/funnel?${query}`, { steps, filters: [] })
    expect(funnelAnswer.parse(answer.body).steps.map(({ count }) => count)).toEqual([4, 2, 1])
    const filtered = await server.first.api('POST', `/api/v1/analytics/funnel?${query}`, { steps })
    expect(funnelAnswer.parse(filtered.body).steps.map(({ count }) => count)).toEqual([3, 2, 1])
  })

  it('of users reaches over sessions within its window', async () => {
    const answer = await ask({ steps, per: 'user', window: '2d' })
    expect(answer.steps.map(({ count }) => count)).toEqual([4, 3, 2])
    const hour = await ask({ steps, per: 'user', window: '1h' })
    expect(hour.steps.map(({ count }) => count)).toEqual([4, 2, 1])
  })

  it('is broken down by what the first step says, and the parts add up', async () => {
    const { steps: all, breakdown = [] } = await ask({ steps, breakdown: 'utmSource', breakdownLimit: 1 })
    expect(breakdown.map(({ value, steps }) => [value, steps.map(({ count }) => count)])).toEqual([
      ['mail', [3, 2, 1]],
      ['(other)', [1, 0, 0]],
    ])
    expect(all.map(({ count }) => count)).toEqual([4, 2, 1])
  })

  it('is told over time, zeros filled in', async () => {
    const { trend } = await ask({ steps, trend: 'day' })
    expect(trend).toEqual([
      { time: '2026-03-02T00:00:00.000Z', counts: [4, 2, 1] },
      { time: '2026-03-03T00:00:00.000Z', counts: [0, 0, 0] },
    ])
  })

  it('takes alternatives, optional steps, conditions, exclusions and filters', async () => {
    const counts = async (question: object) => (await ask(question)).steps.map(({ count }) => count)
    const plan = [{ property: 'property:plan', op: 'eq', value: 'pro' }]
    const start = { page: '/products/*' }
    expect(
      await counts({ steps: [start, { anyOf: [{ type: 'purchase' }, { type: 'add_to_cart' }] }] }),
    ).toEqual([4, 2])
    expect(await counts({ steps: [start, { type: 'add_to_cart', where: plan }] })).toEqual([4, 1])
    const mug = [{ property: 'path', op: 'eq', value: '/products/mug' }]
    const bare = [{ property: 'plan', op: 'eq', value: 'pro' }]
    expect(
      await counts({
        steps: [
          { ...start, where: mug },
          { eventType: 'ADD_TO_CART', where: bare },
        ],
      }),
    ).toEqual([3, 1])
    const dear = [{ property: 'revenue', op: 'gt', value: 20 }]
    expect(await counts({ steps: [start, { type: 'purchase', where: dear }] })).toEqual([4, 0])
    expect(
      await counts({ steps: [start, { type: 'search', optional: true }, { type: 'purchase' }] }),
    ).toEqual([4, 0, 1])
    expect(
      await counts({ steps: [start, { type: 'purchase' }], exclude: [{ type: 'add_to_cart' }] }),
    ).toEqual([4, 0])
    expect(await counts({ steps: [start, { type: 'purchase' }], order: 'strict' })).toEqual([4, 0])
    const filters = [{ property: 'visitorId', op: 'eq', value: 'buys' }]
    expect(await counts({ steps, filters })).toEqual([1, 1, 1])
  })
})

describe('the people of a step', () => {
  const people = async (question: object) => {
    const asked = { ...march, steps, ...question }
    const answer = await server.first.api('POST', '/api/v1/analytics/funnel/people', asked)
    expect(answer.status, answer.text).toBe(200)
    return funnelPeopleAnswer.strict().parse(answer.body)
  }

  it('are those who reached it, the latest first, page by page', async () => {
    const first = await people({ step: 2, limit: 1 })
    expect(first.people).toMatchObject([{ visitorId: 'cart', sessionId: 'cart-02', userId: null }])
    const second = await people({ step: 2, limit: 1, cursor: first.nextCursor })
    expect(second).toMatchObject({
      people: [{ visitorId: 'buys', userId: 'ann', reachedAt: '2026-03-02T10:00:10.000Z' }],
      nextCursor: null,
    })
  })

  it('or those who went no further', async () => {
    const left = await people({ step: 1, reached: false })
    expect(left.people.map(({ visitorId }) => visitorId)).toEqual(['later', 'looks'])
    const ofUsers = await people({ step: 2, reached: false, per: 'user', window: '2d' })
    expect(ofUsers.people.map(({ visitorId }) => visitorId)).toEqual(['cart'])
  })

  it('of a step that there is not are refused', async () => {
    const answer = await server.first.api('POST', '/api/v1/analytics/funnel/people', { steps, step: 4 })
    expect(problemOf(answer)).toMatchObject({ status: 400, errors: [{ path: 'step' }] })
  })
})

it.each([
  [{ steps: [{ type: 'click' }] }, 'steps'],
  [{ steps: [{ type: 'click' }, {}] }, 'steps.1'],
  [{ steps, window: '3 days' }, 'window'],
  [{ steps, breakdown: 'shoe' }, 'breakdown'],
  [{ steps, breakdown: 'stage' }, 'breakdown'],
  [{ steps, trend: 'hour', from: '2000-01-01' }, 'trend'],
  [
    { steps: [{ type: 'click', where: [{ property: 'country', op: 'exists' }] }, steps[1]] },
    'steps.0.where.0.property',
  ],
  [{ steps, filters: [{ property: 'country' }] }, 'filters.0.op'],
])('refuses %j and names %s', async (question, path) => {
  const answer = await server.first.api('POST', '/api/v1/analytics/funnel', { ...march, ...question })
  const problem = problemOf(answer)
  expect(problem).toMatchObject({ status: 400, code: 'invalid_request' })
  expect(problem.errors?.map((error) => error.path)).toContain(path)
})
