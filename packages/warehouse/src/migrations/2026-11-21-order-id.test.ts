import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exampleEvent } from '../../test/example-rows.ts'
import { defineQuery } from '../define-query.ts'
import { insertEvents } from '../writer.ts'
import { migrate } from './migrate.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

const orders = defineQuery<Record<string, never>, string>({
  name: 'test-orders',
  sql: 'SELECT order_id FROM events ORDER BY event_id',
  read: ([id]) => id as string,
})

it('orders that were stored before it have their number, by the first property that names one', async () => {
  const { client } = store.warehouse
  await client.command({ query: 'ALTER TABLE events DROP COLUMN order_id' })
  const given = [
    { type: 'purchase', properties: { orderId: 'it\'s "1"' } },
    { type: 'purchase', properties: { orderId: '', transaction_id: 42 } },
    { type: 'purchase', properties: { order_id: 1.5, transactionId: 'T1' } },
    { type: 'purchase', properties: { orderId: ['a'] } },
    { type: 'click', properties: { orderId: 'none' } },
    { type: 'renewal', revenue: 5, currency: 'EUR', properties: { order_id: 'R1' } },
  ]
  const events = given.map(({ properties, ...rest }, index) =>
    exampleEvent({ ...rest, eventId: `e${index}`, properties: JSON.stringify(properties) }),
  )
  await insertEvents(store.warehouse, events, 'before')
  await client.command({ query: 'TRUNCATE TABLE migrations' })
  await migrate(client)
  expect(await orders(store.warehouse, {})).toEqual(['it\'s "1"', '42', 'T1', '', '', 'R1'])
})
