import { type RetentionQuestion, retentionQuestion } from '@sojourn/contract'
import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawnFrame, drawnZones } from '../../test/drawn-frame.ts'
import { drawnMatch } from '../../test/drawn-funnel.ts'
import { drawnHistory, drawnProperties, historyNow, writeHistory } from '../../test/drawn-history.ts'
import { chosenSessions } from '../../test/recount/chosen-sessions.ts'
import { recountRetention } from '../../test/recount/retention.ts'
import { intervalStarts } from '../calendar/interval-starts.ts'
import { retention } from './retention.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

const dayMs = 24 * 60 * 60 * 1000
const always = fc.record({
  isOneSite: fc.boolean(),
  from: fc.constantFrom(0, Date.UTC(2026, 2, 8, 5)),
  to: fc.constantFrom(Date.UTC(2026, 3, 5), historyNow + dayMs),
  timezone: fc.constantFrom(...drawnZones),
  filters: fc.constant([]),
  now: fc.constant(historyNow),
})

const question: fc.Arbitrary<RetentionQuestion> = fc
  .record({
    interval: fc.constantFrom('day', 'week', 'month'),
    first: fc.option(drawnMatch, { nil: undefined }),
    returning: fc.option(drawnMatch, { nil: undefined }),
    mode: fc.constantFrom('on', 'onOrAfter'),
    unit: fc.constantFrom('user', 'visitor'),
    periods: fc.constantFrom(1, 3, 400),
    breakdown: fc.constantFrom(
      undefined,
      undefined,
      'firstChannel',
      ...drawnProperties.map((name) => `trait:${name}`),
    ),
    breakdownLimit: fc.constantFrom(1, 10),
  })
  .map((input) => retentionQuestion.parse(input))

const options = { settings: { max_threads: 1 } }

describe('retention', () => {
  it('is what a plain recount of the raw events gives, also where clocks change', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        drawnHistory.filter(({ length }) => length > 9),
        fc.array(
          fc.tuple(
            fc.oneof({ weight: 4, arbitrary: always }, { weight: 1, arbitrary: drawnFrame }),
            question,
          ),
          { minLength: 8, maxLength: 8 },
        ),
        async (drawn, questions) => {
          run += 1
          const history = await writeHistory(store.warehouse, `retention${run}`, drawn)
          for (const [{ isOneSite, ...rest }, asked] of questions) {
            const frame = { ...rest, siteIds: history.siteIds.slice(0, isOneSite ? 1 : 2) }
            const answer = await retention(store.warehouse, frame, asked, options)
            const chosen = chosenSessions(history, frame)
            const earliest = Math.min(...chosen.map(({ stored }) => stored.session.startedAt), frame.to - 1)
            const span = { from: frame.from || earliest, to: frame.to }
            const starts = intervalStarts(span, asked.interval, frame.timezone)
            const [, end = 0] = intervalStarts(
              { from: starts.at(-1) ?? 0, to: (starts.at(-1) ?? 0) + 40 * dayMs },
              asked.interval,
              frame.timezone,
            )
            expect(answer).toEqual(recountRetention(chosen, asked, { starts, end }, frame.now))
          }
        },
      ),
      { numRuns: 2, endOnFailure: true },
    )
  })
})
