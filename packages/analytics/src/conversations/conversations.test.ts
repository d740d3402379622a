import { presentSession } from '@sojourn/sessions'
import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { close } from '../../test/close.ts'
import { drawnHistory, historyNow, writeHistory } from '../../test/drawn-history.ts'
import { recountConversations } from '../../test/recount/conversations.ts'
import { intervalStarts } from '../calendar/interval-starts.ts'
import { conversations } from './conversations.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

const range = { from: Date.UTC(2026, 2, 8, 5), to: Date.UTC(2026, 3, 7) }

describe('conversations', () => {
  it('are what a plain recount of the raw events gives', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(drawnHistory, fc.constantFrom('UTC', 'Asia/Kathmandu'), async (drawn, timezone) => {
        run += 1
        const history = await writeHistory(store.warehouse, `talk${run}`, drawn)
        const frame = { siteIds: history.siteIds, ...range, timezone, filters: [], now: historyNow }
        const answer = await conversations(store.warehouse, frame, { interval: 'day', limit: 10 })
        const starts = intervalStarts(range, 'day', timezone)
        const { questions: _questions, ...figures } = answer
        const outcomeOf = ({ session, lastSeenAt }: (typeof history.sessions)[number]) =>
          presentSession(session, { now: historyNow, lastSeenAt }).outcome
        const { averageDuration, ...expected } = recountConversations(history, range, starts, outcomeOf)
        expect(close(figures)).toMatchObject(close(expected))
        if (averageDuration === null) expect(figures.averageDuration).toBeNull()
        else expect(figures.averageDuration).toBeCloseTo(averageDuration, 9)
      }),
      { numRuns: 8, endOnFailure: true },
    )
  })
})
