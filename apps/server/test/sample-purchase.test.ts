import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSession } from './read-answers.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const types = ['landing', 'click', 'quiz_start', 'quiz_complete', 'checkout_start', 'checkout_complete']

describe.each([
  { words: 'as documented', type: 'type', properties: 'properties', user: 'userId', upper: false },
  {
    words: 'in capitals and other names',
    type: 'eventType',
    properties: 'eventData',
    user: 'externalId',
    upper: true,
  },
])('the purchase of a visitor, sent $words', ({ type, properties, user, upper }) => {
  const sessionId = `purchase-${type}`
  const startedAt = Date.UTC(2026, 2, 3, 10)
  const propertiesOf = (name: string) =>
    ({ click: { productId: 'mug-17' }, quiz_complete: { score: 3 }, checkout_complete: { total: 49.9 } })[
      name
    ]

  it('is taken step by step', async () => {
    const { api } = server.first
    const opened = await api('POST', '/api/v1/sessions', {
      sessionId,
      [user]: `buyer-${type}`,
      startedAt: new Date(startedAt).toISOString(),
      metadata: { campaign: 'spring', variant: 'a' },
    })
    expect(opened.status).toBe(201)
    expect(opened.body.session).toMatchObject({ stepsTaken: 0, duration: null, entryPage: null })
    for (const [index, name] of types.entries()) {
      const answer = await api('POST', '/api/v1/events', {
        [type]: upper ? name.toUpperCase() : name,
        eventId: `${sessionId}-${index + 1}`,
        sessionId,
        [user]: `buyer-${type}`,
        timestamp: startedAt + (index + 1) * 10_000,
        [properties]: propertiesOf(name),
      })
      expect(answer.status, answer.text).toBe(201)
      expect(answer.body).toEqual({ eventId: `${sessionId}-${index + 1}`, sessionId, duplicate: false })
    }
    const completed = await api('PATCH', `/api/v1/sessions/${sessionId}`, {
      status: 'completed',
      metadata: { variant: 'b', order: 'A-1' },
    })
    expect(completed.status).toBe(200)
    expect(completed.body.session).toMatchObject({ status: 'completed', stepsTaken: 6 })
  })

  it('reads back with six events in order, its break-down and a funnel of four times true', async () => {
    const { session, events, analytics, nextCursor } = await readSession(server.first.api, sessionId)
    expect(events.map((event) => [event.step, event.type, event.eventId])).toEqual(
      types.map((name, index) => [index + 1, name, `${sessionId}-${index + 1}`]),
    )
    expect(events.map((event) => event.properties)).toEqual(types.map((name) => propertiesOf(name) ?? {}))
    expect(nextCursor).toBeNull()
    const counts = Object.fromEntries(types.map((name) => [name, 1]))
    expect(analytics).toMatchObject({
      eventBreakdown: counts,
      conversionFunnel: { landed: true, engaged: true, startedCheckout: true, converted: true },
      duration: 50,
    })
    expect(session).toMatchObject({
      stepsTaken: 6,
      eventCounts: counts,
      status: 'completed',
      endReason: 'end',
      converted: true,
      revenue: 49.9,
      currency: 'USD',
      startedAt: '2026-03-03T10:00:00.000Z',
      duration: 50,
      userId: `buyer-${type}`,
      externalId: `buyer-${type}`,
      metadata: { campaign: 'spring', variant: 'b', order: 'A-1' },
    })
  })

  it('is the same session as a conversation, as metadata alone and after a restart', async () => {
    const { api } = server.first
    const before = await readSession(api, sessionId)
    expect((await api('GET', `/api/v1/conversations/${sessionId}`)).body).toEqual(before)
    const { session, analytics } = before
    expect((await api('GET', `/api/v1/sessions/${sessionId}/metadata`)).body).toEqual({ session, analytics })
    await server.restart()
    expect(await readSession(api, sessionId)).toEqual(before)
  })
})
