import { journeysAnswer, retentionAnswer, stagesAnswer } from '@sojourn/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemOf } from './read-answers.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

const hourMs = 3_600_000
const monday = Date.UTC(2026, 2, 2, 12)

/** A session of page views, one a second. */
const visit = (sessionId: string, visitorId: string, startedAt: number, ...pages: string[]) =>
  pages.map((path, index) => ({
    ...{ type: 'page_view', sessionId, visitorId, path, eventId: `${sessionId}-${index}` },
    timestamp: startedAt + index * 1000,
  }))

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  const purchase = {
    ...{ type: 'purchase', sessionId: 's1', visitorId: 'v1', userId: 'ann', timestamp: monday + hourMs },
    ...{ revenue: 20, currency: 'USD' },
  }
  const events = [
    ...visit('s1', 'v1', monday, '/', '/products/mug', '/products/mug', '/cart', '/checkout'),
    purchase,
    ...visit('s2', 'v2', monday, '/', '/products/mug', '/cart'),
    ...visit('s3', 'v3', monday, '/blog', '/'),
    ...visit('s4', 'v2', monday + 7 * 24 * hourMs, '/'),
    { type: 'identify', sessionId: 's1', visitorId: 'v1', userId: 'ann', timestamp: monday + hourMs },
  ]
  const answer = await server.first.api('POST', '/api/v1/events/batch', { events })
  expect(answer.body).toMatchObject({ accepted: events.length })
})
afterAll(() => server.stop())

const range = { from: '2026-03-02T00:00:00Z', to: '2026-03-16T00:00:00Z' }
const query = new URLSearchParams(range).toString()
const ask = (question: string, body: object) =>
  server.first.api('POST', `/api/v1/analytics/${question}`, { ...range, ...body })

describe('the stage funnel', () => {
  it('has sessions, visitors, what was lost and what was earned, stage by stage', async () => {
    const answer = await server.first.api('GET', `/api/v1/analytics/stages?${query}`)
    const { stages, currency } = stagesAnswer.strict().parse(answer.body)
    expect(currency).toBe('USD')
    expect(stages.map(({ stage, sessions, visitors }) => [stage, sessions, visitors])).toEqual([
      ['entry', 4, 3],
      ['browse', 4, 3],
      ['product', 2, 2],
      ['cart', 2, 2],
      ['checkout', 1, 1],
      ['confirmation', 1, 1],
    ])
    expect(stages[3]).toMatchObject({ dropOff: 1, dropOffRate: 0.5, sessionDropOffRate: 0.5, revenue: 20 })
    expect(stages[5]).toMatchObject({ dropOff: null, dropOffRate: null })
  })
})

describe('journeys', () => {
  it('add up in every column, and a path asked as a funnel has its number', async () => {
    const answer = await ask('journeys', { startAt: '/', depth: 3, limit: 1 })
    const { total, nodes, links, paths } = journeysAnswer.strict().parse(answer.body)
    expect(total).toBe(4)
    expect(nodes).toEqual([
      { step: 1, name: '/', count: 4 },
      { step: 2, name: '(exit)', count: 2 },
      { step: 2, name: '/products/mug', count: 2 },
      { step: 3, name: '(exit)', count: 2 },
      { step: 3, name: '/cart', count: 2 },
    ])
    expect(links.filter(({ step }) => step === 1)).toHaveLength(2)
    const [path] = paths
    expect(path).toMatchObject({ count: 2, share: 0.5 })
    const funnel = await ask('funnel', path?.funnel ?? {})
    expect((funnel.body.steps as { count: number }[]).at(-1)?.count).toBe(2)
  })

  it('say what a question should be where it cannot be one', async () => {
    const answer = await ask('journeys', { of: 'stages', startAt: '/', around: 'cart', depth: 11 })
    expect(problemOf(answer).errors?.map(({ path }) => path)).toEqual(['depth', 'around', 'startAt'])
  })
})

describe('retention', () => {
  it('tells who came back in which week, by how they came first', async () => {
    const asked = { interval: 'week', unit: 'visitor', breakdown: 'firstChannel', timezone: 'Asia/Kathmandu' }
    const answer = await ask('retention', asked)
    const cohorts = [{ start: '2026-03-01T18:15:00.000Z', size: 3, returned: [3, 1, 0] }]
    expect(retentionAnswer.strict().parse(answer.body)).toEqual({
      cohorts,
      breakdown: [{ value: 'direct', cohorts }],
    })
  })

  it('refuses more periods than anybody looks at', async () => {
    const answer = await ask('retention', { interval: 'day', from: '1991-01-01' })
    expect(problemOf(answer).errors?.map(({ path }) => path)).toEqual(['interval'])
  })
})
