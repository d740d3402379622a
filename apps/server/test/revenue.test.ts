import { conversationsSchema, revenueSchema } from '@sojourn/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer, type TestSite } from './start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const minuteMs = 60_000
const now = Date.now()
const at = (minutesAgo: number) => now - minutesAgo * minuteMs

async function revenueOf(site: TestSite, query: string) {
  const answer = await site.api('GET', `/api/v1/analytics/revenue?${query}`)
  expect(answer.status, answer.text).toBe(200)
  return revenueSchema.strict().parse(answer.body)
}

async function send(site: TestSite, ...events: object[]): Promise<void> {
  const answer = await site.api('POST', '/api/v1/events/batch', { events })
  expect(answer.body).toMatchObject({ accepted: events.length })
}

describe('revenue', () => {
  it('knows orders, products, carts and campaigns', async () => {
    const one = { sessionId: 'buys', visitorId: 'v1', url: 'https://shop.example/?utm_campaign=spring' }
    const order = {
      ...one,
      type: 'purchase',
      revenue: 50,
      currency: 'EUR',
      timestamp: at(28),
      properties: {
        orderId: 'A-1',
        items: [
          { item_id: 'mug', item_name: 'Mug', price: 10, quantity: 3 },
          { item_id: 'tea', price: '20' },
        ],
      },
    }
    await send(
      server.first,
      { ...one, type: 'add_to_cart', timestamp: at(30) },
      { ...one, type: 'checkout_start', timestamp: at(29) },
      { ...order, eventId: 'o1' },
      { ...order, eventId: 'o2', revenue: 0, timestamp: at(27), properties: { orderId: 'A-1' } },
      { ...one, type: 'refund', revenue: -5, currency: 'EUR', timestamp: at(26) },
      { sessionId: 'leaves', visitorId: 'v2', type: 'add_to_cart', timestamp: at(25) },
      { sessionId: 'looks', visitorId: 'v3', type: 'page_view', path: '/cart', timestamp: at(24) },
      {
        ...{ sessionId: 'again', visitorId: 'v1', type: 'purchase', timestamp: at(23) },
        properties: { productId: 7, name: 'Cup', value: 12.5, currency: 'usd' },
      },
    )
    const answer = await revenueOf(server.first, 'range=24h&currency=eur')
    expect(answer).toMatchObject({
      currency: 'EUR',
      revenue: 45,
      orders: 1,
      averageOrderValue: 45,
      buyers: 1,
      repeatBuyers: 0,
      sessions: 4,
      visitors: 3,
      revenuePerSession: 11.25,
      revenuePerVisitor: 15,
      currencies: [
        { currency: 'EUR', revenue: 45, orders: 1 },
        { currency: 'USD', revenue: 12.5, orders: 1 },
      ],
      products: [
        { product: 'mug', name: 'Mug', quantity: 3, orders: 1, revenue: 30 },
        { product: 'tea', name: null, quantity: 1, orders: 1, revenue: 20 },
      ],
      cart: { started: 2, purchased: 1, abandoned: 1, abandonmentRate: 0.5 },
      checkout: { started: 2, purchased: 2, abandoned: 0, abandonmentRate: 0 },
    })
    expect(answer.campaigns[0]).toMatchObject({ campaign: 'spring', revenue: 45, sessions: 1 })
    const dollars = await revenueOf(server.first, 'range=24h')
    expect(dollars.products).toEqual([{ product: '7', name: 'Cup', quantity: 1, orders: 1, revenue: 12.5 }])
    const some = JSON.stringify([{ property: 'visitorId', op: 'eq', value: 'v1' }])
    const ofOne = await revenueOf(server.first, `range=24h&currency=EUR&filters=${encodeURIComponent(some)}`)
    expect(ofOne).toMatchObject({ sessions: 2, revenue: 45, orders: 1 })
  })

  it('refuses more intervals than anybody looks at, and says what would be right', async () => {
    const answer = await server.first.api(
      'GET',
      '/api/v1/analytics/revenue?from=2000-01-01&to=2026-01-01&interval=hour',
    )
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: 'interval' }] } })
  })
})

describe('conversations', () => {
  it('tell what is asked most, and how long it takes to answer', async () => {
    const chat = (sessionId: string, minutesAgo: number, text: string, answeredAfter?: number) => [
      { sessionId, type: 'message_sent', timestamp: at(minutesAgo), properties: { text } },
      ...(answeredAfter === undefined
        ? []
        : [
            {
              ...{ sessionId, type: 'message_received', properties: { text: 'Look here' } },
              timestamp: at(minutesAgo) + answeredAfter * 1000,
            },
          ]),
    ]
    await send(
      server.first,
      ...chat('c1', 20, 'Where is my order?', 2),
      ...chat('c2', 18, '  where is  my ORDER??', 4),
      ...chat('c3', 16, 'Do you ship to Malta?'),
    )
    const answer = await server.first.api('GET', '/api/v1/analytics/conversations?range=24h')
    expect(conversationsSchema.strict().parse(answer.body)).toMatchObject({
      conversations: 3,
      userMessages: 3,
      botMessages: 2,
      medianMessages: 2,
      questions: [
        { question: 'Where is my order?', conversations: 2 },
        { question: 'Do you ship to Malta?', conversations: 1 },
      ],
      firstAnswer: { answered: 2, unanswered: 1, medianSeconds: 3, p90Seconds: 3.8 },
    })
  })
})
