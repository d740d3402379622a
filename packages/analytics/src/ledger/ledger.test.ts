import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import { insertLedger } from '@sojourn/warehouse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ledger } from './ledger.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

const hourMs = 60 * 60 * 1000
const row = (siteId: string, hour: number, outcome: string, reason: string, events: number) => ({
  siteId,
  hour: hour * hourMs,
  outcome,
  reason,
  events,
})

describe('the ledger', () => {
  beforeAll(async () => {
    const first = [
      row('b', 5, 'accepted', '', 3),
      row('a', 5, 'rejected', 'invalid_event', 1),
      row('a', 6, 'bot', '', 2),
    ]
    await insertLedger(store.warehouse, first, 'first')
    await insertLedger(
      store.warehouse,
      [row('b', 5, 'accepted', '', 4), row('c', 5, 'accepted', '', 9)],
      'second',
    )
    await insertLedger(
      store.warehouse,
      [row('b', 5, 'accepted', '', 4), row('c', 5, 'accepted', '', 9)],
      'second',
    )
  })

  it('sums what became of events, by hour, site, outcome and reason', async () => {
    expect(await ledger(store.warehouse, ['a', 'b'], {})).toEqual([
      row('a', 5, 'rejected', 'invalid_event', 1),
      row('b', 5, 'accepted', '', 7),
      row('a', 6, 'bot', '', 2),
    ])
  })

  it('gives the hours that begin in the range', async () => {
    const range = { from: 5 * hourMs + 1, to: 7 * hourMs }
    expect(await ledger(store.warehouse, ['a', 'b'], range)).toEqual([row('a', 6, 'bot', '', 2)])
    expect(await ledger(store.warehouse, ['a'], { to: 6 * hourMs })).toEqual([
      row('a', 5, 'rejected', 'invalid_event', 1),
    ])
  })
})
