import { funnelQuestion, stageNames } from '@sojourn/contract'
import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawnFrame } from '../../test/drawn-frame.ts'
import { drawnHistory, writeHistory } from '../../test/drawn-history.ts'
import { chosenSessions } from '../../test/recount/chosen-sessions.ts'
import { recountStages } from '../../test/recount/stages.ts'
import { funnel } from '../funnel/funnel.ts'
import { stages } from './stages.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

/** Each stage but the entry can be passed over. */
const byStages = funnelQuestion.parse({
  steps: stageNames.map((stage, index) => ({ stage, optional: index > 0 })),
})

/** Rates differ in their last binary digit by the way they are told. */
const close = <Of>(of: Of): Of =>
  JSON.parse(JSON.stringify(of), (_, value) => (typeof value === 'number' ? Number(value.toFixed(9)) : value))

const options = { settings: { max_threads: 1 } }

describe('the standard stage funnel', () => {
  it('is what a plain recount of the raw events gives, and what a funnel of the same stages gives', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        drawnHistory,
        fc.array(drawnFrame, { minLength: 3, maxLength: 3 }),
        async (drawn, frames) => {
          run += 1
          const history = await writeHistory(store.warehouse, `stages${run}`, drawn)
          for (const { isOneSite, ...rest } of frames) {
            const frame = { ...rest, siteIds: history.siteIds.slice(0, isOneSite ? 1 : 2) }
            const chosen = chosenSessions(history, frame)
            const answer = await stages(store.warehouse, frame, 'EUR', options)
            expect(close(answer)).toEqual(close(recountStages(chosen, 'EUR')))
            // Sessions without events have an entry, but no way that a funnel could follow.
            if (chosen.some(({ events }) => events.length === 0)) continue
            const { all } = await funnel(store.warehouse, frame, byStages, options)
            expect(all.counts).toEqual(answer.map(({ sessions }) => sessions))
          }
        },
      ),
      { numRuns: 2 },
    )
  })
})
