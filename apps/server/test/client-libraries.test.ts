import RudderAnalytics from '@rudderstack/rudder-sdk-node'
import { Analytics } from '@segment/analytics-node'
import { batchReceipt } from '@sojourn/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listSessions, readSession } from './read-answers.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const timestamp = new Date(Date.now() - 5 * 60_000)
const second = (index: number): Date => new Date(timestamp.getTime() + index * 1000)
const order = { revenue: 49.9, currency: 'EUR', products: [{ product_id: 'mug-17', price: 49.9 }] }
const page = { url: 'https://shop.example/products/17', title: 'Mug', referrer: 'https://www.google.com/' }

/** The session of a person who is known by one of their ids, as it was delivered. */
async function onlySessionOf(query: string) {
  const { sessions } = await listSessions(server.first.api, query)
  expect(sessions).toHaveLength(1)
  return readSession(server.first.api, String(sessions[0]?.sessionId))
}

const visit = {
  visitorId: 'anon-1',
  stepsTaken: 5,
  eventCounts: { identify: 1, page_view: 2, product_view: 1, purchase: 1 },
  converted: true,
  revenue: 49.9,
  currency: 'EUR',
  entryPage: '/products/:id',
  duration: 4,
}

describe("Segment's library for Node, with only the host changed", () => {
  it('delivers what it is told, and its events are sessions', async () => {
    const analytics = new Analytics({ writeKey: server.first.writeKey, host: server.url, flushAt: 3 })
    const errors: unknown[] = []
    analytics.on('error', (error) => errors.push(error))
    const ids = { userId: 'user@segment.example', anonymousId: 'anon-1' }
    analytics.page({ anonymousId: 'anon-1', name: 'Mug', properties: page, timestamp: second(0) })
    analytics.track({ anonymousId: 'anon-1', event: 'Product Viewed', timestamp: second(1) })
    analytics.identify({ ...ids, traits: { plan: 'pro' }, timestamp: second(2) })
    analytics.page({ ...ids, name: 'Thanks', properties: { path: '/thanks' }, timestamp: second(3) })
    analytics.track({ ...ids, event: 'Order Completed', properties: order, timestamp: second(4) })
    await analytics.closeAndFlush({ timeout: 10_000 })
    expect(errors).toEqual([])
    const { session, events } = await onlySessionOf('?visitorId=anon-1')
    expect(session).toMatchObject({ ...visit, userId: expect.stringMatching(/^user_segment\.example\./) })
    expect(events.map(({ type }) => type)).toEqual([
      'page_view',
      'product_view',
      'identify',
      'page_view',
      'purchase',
    ])
    expect(events[4]?.properties).toMatchObject(order)
    expect(events[0]).toMatchObject({ url: page.url, title: page.title, referrer: page.referrer })
    expect((await listSessions(server.first.api, `?userId=${session.userId}`)).sessions).toHaveLength(1)
  })

  it('is told of a wrong key', async () => {
    const analytics = new Analytics({ writeKey: 'pk_unknown-key', host: server.url, maxRetries: 0 })
    const errors: { code: string }[] = []
    analytics.on('error', (error) => errors.push(error as { code: string }))
    analytics.track({ userId: 'lost', event: 'Lost' })
    await analytics.closeAndFlush({ timeout: 10_000 })
    expect(errors).toHaveLength(1)
    expect((await listSessions(server.first.api, '?userId=lost')).sessions).toEqual([])
  })
})

describe("RudderStack's library for Node, with only the host changed", () => {
  it.each([true, false])('delivers what it is told, gzip %s', async (gzip) => {
    const anonymousId = `rudder-${gzip}`
    const client = new RudderAnalytics(server.first.writeKey, {
      dataPlaneUrl: server.url,
      flushAt: 2,
      gzip,
      logLevel: 'error',
    } as ConstructorParameters<typeof RudderAnalytics>[1])
    const ids = { userId: `rudder-user-${gzip}`, anonymousId }
    const delivered: Promise<unknown>[] = []
    const told = (send: (callback: (error?: unknown) => void) => void) =>
      delivered.push(
        new Promise<void>((resolve, reject) => send((error) => (error ? reject(error) : resolve()))),
      )
    told((done) => client.page({ anonymousId, name: 'Mug', properties: page, timestamp: second(0) }, done))
    told((done) => client.track({ anonymousId, event: 'Product Viewed', timestamp: second(1) }, done))
    told((done) => client.identify({ ...ids, traits: { plan: 'pro' }, timestamp: second(2) }, done))
    told((done) =>
      client.page({ ...ids, name: 'Thanks', properties: { path: '/thanks' }, timestamp: second(3) }, done),
    )
    told((done) =>
      client.track({ ...ids, event: 'Order Completed', properties: order, timestamp: second(4) }, done),
    )
    await client.flush()
    await Promise.all(delivered)
    const { session, events } = await onlySessionOf(`?visitorId=${anonymousId}`)
    expect(session).toMatchObject({ ...visit, visitorId: anonymousId, userId: `rudder-user-${gzip}` })
    expect(events.map(({ type }) => type)).toEqual([
      'page_view',
      'product_view',
      'identify',
      'page_view',
      'purchase',
    ])
    expect(events[4]?.properties).toMatchObject(order)
  })
})

describe('what a library sends twice', () => {
  it('is stored once: its message id is the event id', async () => {
    const { api } = server.first
    const { events } = await onlySessionOf('?visitorId=anon-1')
    const again = events.map(({ eventId, type, sessionId }) => ({ eventId, type, sessionId }))
    const { body } = await api('POST', '/api/v1/events/batch', { events: again })
    expect(batchReceipt.parse(body)).toMatchObject({ accepted: 0, duplicates: 5 })
  })
})
