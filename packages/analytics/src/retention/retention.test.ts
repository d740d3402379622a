import { randomUUID } from 'node:crypto'
import { type RetentionQuestion, retentionQuestion } from '@sojourn/contract'
import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import { insertSessions } from '@sojourn/warehouse'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawnFrame, drawnZones } from '../../test/drawn-frame.ts'
import { drawnMatch } from '../../test/drawn-funnel.ts'
import { drawnHistory, drawnProperties, historyNow, writeHistory } from '../../test/drawn-history.ts'
import { exampleSession } from '../../test/example-session.ts'
import { chosenSessions } from '../../test/recount/chosen-sessions.ts'
import { recountRetention } from '../../test/recount/retention.ts'
import { remembering } from '../../test/remembering.ts'
import { intervalStarts } from '../calendar/interval-starts.ts'
import { retention } from './retention.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

const hourMs = 60 * 60 * 1000
const dayMs = 24 * hourMs
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

const from = Date.UTC(2026, 1, 2)
/** A visit of few people, some of it in days that have not come to rest. */
const drawnVisit = fc.record({
  site: fc.constantFrom(0, 0, 1),
  hoursAgo: fc.constantFrom(1, 9, 30, 24 * 3, 24 * 8, 24 * 15, 24 * 30, 24 * 45),
  hours: fc.constantFrom(0, 0, 20),
  visitorId: fc.constantFrom('', 'v1', 'v2', 'v3', 'v4'),
  userId: fc.constantFrom('', '', 'u1', 'v1'),
})
type DrawnVisit = typeof drawnVisit extends fc.Arbitrary<infer Value> ? Value : never

function visitOf(siteIds: readonly string[], visit: DrawnVisit, index: number) {
  const { site, hoursAgo, hours, visitorId, userId } = visit
  const startedAt = historyNow - hoursAgo * hourMs
  const durationMs = hours === 0 ? null : hours * hourMs
  const lastEventAt = startedAt + (durationMs ?? 0)
  const steps = hours === 0 ? 1 : 2
  const key = { siteId: siteIds[site] ?? '', sessionId: `s${index}`, sessionAt: startedAt }
  return exampleSession({ ...key, visitorId, startedAt, lastEventAt, durationMs, steps }, { userId })
}

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

  it('is the same where people of the past are remembered, whatever is written when', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.boolean(), drawnVisit), { minLength: 6, maxLength: 20 }),
        question.filter(({ interval }) => interval !== 'day'),
        async (drawn, { first: _first, returning: _returning, breakdown: _breakdown, ...asked }) => {
          run += 1
          const siteIds = [`back${run}`, `back${run}b`]
          const frame = {
            siteIds,
            from,
            to: historyNow,
            timezone: 'Europe/Berlin',
            filters: [],
            now: historyNow,
          }
          const remembered = remembering(store.warehouse)(siteIds)
          const stored = drawn.map(([isEarly, visit], index) => ({
            isEarly,
            session: visitOf(siteIds, visit, index),
          }))
          for (const isFirst of [true, false]) {
            const some = stored.filter(({ isEarly }) => isEarly === isFirst).map(({ session }) => session)
            await insertSessions(
              store.warehouse,
              some.map((session) => ({ stored: session, version: 1 })),
              randomUUID(),
            )
            const answer = await retention(store.warehouse, frame, asked, remembered)
            expect(answer).toEqual(await retention(store.warehouse, frame, asked, options))
            expect(await retention(store.warehouse, frame, asked, remembered)).toEqual(answer)
          }
        },
      ),
      { numRuns: 6 },
    )
  })
})
