import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, it } from 'vitest'
import { previewSample as read } from '../../../test/preview-sample.ts'

/** Lines in the shape of those that the tools write; see docs/importing.md for what they were held against. */
describe('orders and goals', () => {
  it('of Google Analytics 4: amounts as text, dollars where no other currency is told, refunds below nothing', async () => {
    const { events } = await read('ga4', 'ga4-orders.ndjson')
    expect(events).toMatchObject([
      {
        type: 'purchase',
        timestamp: '2026-01-31T08:16:42.000Z',
        visitorId: '1543210987.1769000000',
        sessionId: '1543210987.1769000000.1769847300',
        revenue: 16,
        currency: 'USD',
        properties: {
          orderId: '881281',
          tax: 0,
          items: [
            { item_id: '9195912', item_name: 'Striped Shirt', item_category: 'Apparel', price: '8.0' },
            { item_id: '9195913', item_name: 'Mug', price: '4.0', quantity: '2' },
          ],
        },
      },
      { type: 'purchase', revenue: 89.5, currency: 'USD', properties: { orderId: '881282' } },
      { type: 'refund', revenue: -16, currency: 'USD', properties: { orderId: '881281' } },
    ])
    expect(events[0]).not.toHaveProperty('userId')
    expect(JSON.stringify(events)).not.toMatch(/null|not set/)
  })

  it('of Matomo: goals that are and that were, and products by the names that they have here', async () => {
    const { events } = await read('matomo', 'matomo-goals.ndjson')
    expect(events.map(({ eventId, timestamp, type }) => [eventId, timestamp, type])).toEqual([
      ['matomo.9003.1', '2026-01-31T08:15:02.000Z', 'page_view'],
      ['matomo.9003.2', '2026-01-31T08:15:02.000Z', 'conversion'],
      ['matomo.9003.3', '2026-01-31T08:15:03.000Z', 'conversion'],
      ['matomo.9003.4', '2026-01-31T08:16:02.000Z', 'purchase'],
    ])
    expect(events[1]).toMatchObject({
      url: 'https://shop.example/thanks',
      revenue: 10,
      currency: 'USD',
      properties: { goal: 'Signed up', goalId: 2 },
    })
    expect(events[2]).toMatchObject({ revenue: 0 })
    expect(events[3]).toMatchObject({
      revenue: 1111.11,
      currency: 'USD',
      properties: {
        orderId: '937 3894',
        tax: 111,
        shipping: 0.11,
        discount: 666,
        items: [
          { sku: 'SKU 1', name: 'Lamp', category: 'Light', price: 500, quantity: 2 },
          { sku: 'SKU 2', name: 'Bulb', price: 100, quantity: 6 },
        ],
      },
    })
  })

  it('of PostHog: the same from JSON lines and from Parquet, where properties are text and times are numbers', async () => {
    const { events } = await read('posthog', 'posthog-export.jsonl')
    expect(events).toMatchObject([
      {
        type: 'purchase',
        timestamp: '2026-01-31T08:16:42.123Z',
        visitorId: '01948f00-1111-7222-8333-0242ac120002',
        userId: expect.stringMatching(/^ann_shop\.example\./),
        properties: {
          order_id: 'T-1001',
          revenue: 49.9,
          currency: 'EUR',
          products: [{ product_id: '42', quantity: 1 }],
        },
      },
      { type: 'invoice_paid', visitorId: 'customer-7', properties: { amount: 12 } },
    ])
    const folder = await mkdtemp(join(tmpdir(), 'sojourn-posthog-'))
    try {
      const file = join(folder, 'file')
      await writeFile(file, await asParquet(new URL('samples/posthog-export.jsonl', import.meta.url)))
      expect((await read('posthog', file)).events).toEqual(events)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('of Segment: from the browser and from servers, with ids that are numbers and totals that are text', async () => {
    const { events } = await read('segment', 'segment-s3.jsonl')
    expect(events).toMatchObject([
      {
        eventId: 'ajs-next-1769847402000-7ce8e4e7',
        type: 'purchase',
        timestamp: '2026-01-31T08:16:42.456Z',
        visitorId: '507f191e-810c-4972-9de8-60ea00000001',
        userId: '8993819',
        url: 'https://shop.example/thanks',
        properties: { order_id: 'T-1001', total: '49.90', products: [{ product_id: '42' }] },
        context: { utm: { source: 'news', medium: 'email', campaign: 'january' } },
      },
      { type: 'invoice_paid', userId: 'user-7', revenue: 12, properties: { currency: 'EUR' } },
    ])
    expect(events[1]).not.toHaveProperty('visitorId')
  })
})

/** The columns and types that PostHog documents for Parquet. */
async function asParquet(sample: URL): Promise<Uint8Array> {
  const rows = (await readFile(sample, 'utf8'))
    .trim()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line))
  const columnData = Object.keys(rows[0] ?? {}).map((name) => {
    const isTime = /timestamp|_at$/.test(name)
    const data = rows.map(({ [name]: value }) => {
      if (isTime) return new Date(String(value))
      return typeof value === 'string' ? value : JSON.stringify(value)
    })
    return { name, data, type: isTime ? ('TIMESTAMP' as const) : ('STRING' as const) }
  })
  return new Uint8Array(parquetWriteBuffer({ columnData }))
}
