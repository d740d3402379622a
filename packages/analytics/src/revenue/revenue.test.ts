import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawnHistory, historyNow, writeHistory } from '../../test/drawn-history.ts'
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
})
