import { type FunnelQuestion, funnelQuestion } from '@sojourn/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawnFunnel } from '../../test/drawn-funnel.ts'
import { drawnHistory, historyNow, writeHistory } from '../../test/drawn-history.ts'
import { openTestWarehouse, type TestWarehouse } from '../../test/open-test-warehouse.ts'
import { recountFunnel, visitsOf } from '../../test/recount/funnel.ts'
import { funnel } from './funnel.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

const always = { from: 0, to: Date.UTC(2027, 0), timezone: 'UTC', filters: [], now: historyNow }

describe('a funnel', () => {
  it('is what a plain recount of all chains of events gives', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        drawnHistory,
        fc.array(drawnFunnel, { minLength: 8, maxLength: 8 }),
        async (drawn, inputs) => {
          run += 1
          const history = await writeHistory(store.warehouse, `funnel${run}`, drawn)
          for (const input of inputs) {
            const question: FunnelQuestion = funnelQuestion.parse(input)
            const frame = { ...always, siteIds: history.siteIds }
            const { all } = await funnel(store.warehouse, frame, question)
            const expected = recountFunnel(visitsOf(history, frame), question)
            expect(all.counts).toEqual(expected.counts)
            expect(all.steps.map((step) => step.median)).toEqual(expected.medians)
            expect(all.whole.median).toEqual(expected.whole)
            expect(all.revenue).toEqual(expected.revenue)
          }
        },
      ),
      { numRuns: 20, endOnFailure: true },
    )
  }, 120_000)
})
