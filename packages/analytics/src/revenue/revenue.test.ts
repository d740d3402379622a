import { randomUUID } from 'node:crypto'
import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import { insertEvents, insertSessions } from '@sojourn/warehouse'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawnHistory, historyNow, writeHistory } from '../../test/drawn-history.ts'
import { exampleEvent } from '../../test/example-event.ts'
import { exampleSession } from '../../test/example-session.ts'
import { recountRevenue } from '../../test/recount/revenue.ts'
import { remembering } from '../../test/remembering.ts'
import { intervalStarts } from '../calendar/interval-starts.ts'
import { revenue } from './revenue.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

const range = { from: Date.UTC(2026, 2, 8, 5), to: Date.UTC(2026, 3, 7) }

const hourMs = 60 * 60 * 1000

/** One order, and nothing else, in a session of its own. */
const drawnOrder = fc.record({
  hoursAgo: fc.constantFrom(1, 20, 24 * 9, 24 * 20),
  orderId: fc.constantFrom('', '', '', 'A-1', 'A-2'),
  product: fc.constantFrom('mug', 'tea', 'cup', 'pot', ''),
  cents: fc.constantFrom(1000, 1995, 0, -300),
  quantity: fc.constantFrom(1, 3),
  isListed: fc.boolean(),
})
type DrawnOrder = typeof drawnOrder extends fc.Arbitrary<infer Value> ? Value : never

function storedOrder(siteId: string, order: DrawnOrder, index: number) {
  const startedAt = range.to - order.hoursAgo * hourMs
  const key = { siteId, sessionId: `s${index}`, sessionAt: startedAt }
  const line = { id: order.product, price: order.cents / 100, quantity: order.quantity }
  const event = exampleEvent({
    ...key,
    type: 'purchase',
    timestamp: startedAt,
    revenue: order.cents / 100,
    currency: 'EUR',
    properties: JSON.stringify({
      ...(order.orderId ? { orderId: order.orderId } : {}),
      ...(order.isListed ? { items: [line] } : line),
    }),
  })
  return { event, session: exampleSession({ ...key, startedAt }) }
}

/** What was sold, recounted plainly, the most earning first. */
function productsOf(orders: readonly DrawnOrder[]) {
  const names = [...new Set(orders.map(({ product }) => product))].filter((product) => product !== '')
  return names
    .map((product) => {
      const mine = orders.filter((order) => order.product === product)
      const numbers = mine.map(({ orderId }, index) => orderId || index)
      const cents = mine.reduce(
        (sum, { cents, quantity, isListed }) => sum + cents * (isListed ? quantity : 1),
        0,
      )
      return {
        product,
        name: null,
        quantity: mine.reduce((sum, { quantity }) => sum + quantity, 0),
        orders: new Set(numbers).size,
        revenue: cents / 100,
      }
    })
    .sort((one, other) => other.revenue - one.revenue || (one.product < other.product ? -1 : 1))
}

describe('revenue', () => {
  it('is what a plain recount of the raw events gives, each currency apart', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        drawnHistory,
        fc.constantFrom('UTC', 'America/New_York', 'Australia/Lord_Howe'),
        fc.constantFrom('day' as const, 'week' as const, 'month' as const),
        async (drawn, timezone, interval) => {
          run += 1
          const optionsOf = remembering(store.warehouse)
          const ask = (siteIds: readonly string[]) => {
            const frame = { siteIds, ...range, timezone, filters: [], now: historyNow }
            const selection = { interval, currency: 'EUR', limit: 100 }
            return revenue(store.warehouse, frame, selection, optionsOf(siteIds))
          }
          const history = await writeHistory(store.warehouse, `revenue${run}`, drawn, async (siteIds) => {
            await ask(siteIds)
          })
          const answer = await ask(history.siteIds)
          expect(await ask(history.siteIds)).toEqual(answer)
          const starts = intervalStarts(range, interval, timezone)
          const { products: _products, ...figures } = answer
          expect(figures).toEqual(recountRevenue(history, range, 'EUR', starts))
        },
      ),
      { numRuns: 12 },
    )
  })

  it('knows what was sold, also of orders that were seen again weeks later', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(drawnOrder, { minLength: 4, maxLength: 14 }), async (drawn) => {
        run += 1
        const siteId = `sold${run}`
        const options = remembering(store.warehouse)([siteId])
        const ask = async () => {
          const frame = { siteIds: [siteId], ...range, timezone: 'UTC', filters: [], now: range.to }
          const { products } = await revenue(store.warehouse, frame, { currency: 'EUR', limit: 3 }, options)
          return products
        }
        const orders = drawn.map((order, index) => storedOrder(siteId, order, index))
        const halves = [orders.slice(0, 3), orders.slice(3)]
        for (const half of halves) {
          const [events, sessions] = [half.map(({ event }) => event), half.map(({ session }) => session)]
          await insertEvents(store.warehouse, events, randomUUID())
          await insertSessions(
            store.warehouse,
            sessions.map((stored) => ({ stored, version: 1 })),
            randomUUID(),
          )
          await ask()
        }
        expect(await ask()).toEqual(productsOf(drawn).slice(0, 3))
      }),
      { numRuns: 8 },
    )
  })
})
