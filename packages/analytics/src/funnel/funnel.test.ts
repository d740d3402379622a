import { conversionSeconds, type FunnelQuestion, funnelQuestion } from '@sojourn/contract'
import type { SessionEvent } from '@sojourn/sessions'
import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawnFunnel } from '../../test/drawn-funnel.ts'
import { drawnHistory, historyNow, writeHistory } from '../../test/drawn-history.ts'
import { recountBy, recountFunnel, visitsOf } from '../../test/recount/funnel.ts'
import {
  isOfEvents,
  type ToldSession,
  textOf,
  toldSessions,
  valueOfEvent,
  valuesOf,
} from '../../test/recount/told-session.ts'
import { remembering } from '../../test/remembering.ts'
import { funnel } from './funnel.ts'
import { funnelPeople } from './funnel-people.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

/** Little is read: more threads would only wait for one another. */
const oneThread = { settings: { max_threads: 1 } }

const always = {
  from: Date.UTC(2026, 2, 1),
  to: Date.UTC(2026, 4, 1),
  timezone: 'UTC',
  filters: [],
  now: historyNow,
}

/** Those that are told from what is remembered of people, where that can be. */
const peopleAlone = drawnFunnel.map((drawn) => ({
  ...drawn,
  per: 'user' as const,
  breakdown: undefined,
  trend: undefined,
}))

/** How many took so long, by where the bar begins. */
function barsOf(times: readonly number[]): Map<number, number> {
  const bars = new Map<number, number>()
  for (const time of times) {
    const from = (conversionSeconds.findLast((seconds) => seconds * 1000 <= time) ?? 0) * 1000
    bars.set(from, (bars.get(from) ?? 0) + 1)
  }
  return bars
}

describe('a funnel', () => {
  it('is what a plain recount of all chains of events gives', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        drawnHistory,
        fc.tuple(drawnFunnel, drawnFunnel, drawnFunnel, peopleAlone, peopleAlone, peopleAlone),
        async (drawn, inputs) => {
          run += 1
          const optionsOf = remembering(store.warehouse)
          const ask = (siteIds: readonly string[], index: number) => {
            const question: FunnelQuestion = funnelQuestion.parse(inputs[index])
            const options = optionsOf(siteIds)
            const eventsAtOnce = index % 2 === 0 ? 7 : undefined
            return funnel(store.warehouse, { ...always, siteIds }, question, options, eventsAtOnce)
          }
          const history = await writeHistory(store.warehouse, `funnel${run}`, drawn, async (siteIds) => {
            for (const index of inputs.keys()) await ask(siteIds, index)
          })
          const told = toldSessions(history, historyNow)
          for (const [index, input] of inputs.entries()) {
            const question: FunnelQuestion = funnelQuestion.parse(input)
            const frame = { ...always, siteIds: history.siteIds }
            const { all, values = [], intervals = [] } = await ask(history.siteIds, index)
            const expected = recountFunnel(visitsOf(history, frame), question)
            expect(all.counts).toEqual(expected.counts)
            expect(all.steps.map((step) => step.median)).toEqual(expected.medians)
            expect(all.whole.median).toEqual(expected.whole)
            expect(all.steps.slice(1).map(({ bars }) => bars)).toEqual(expected.times.slice(1).map(barsOf))
            expect(all.revenue).toEqual(expected.revenue)
            const step = expected.counts.findLastIndex((count) => count > 0) + 1 || 1
            const people = { ...question, step, reached: true }
            const found = await funnelPeople(store.warehouse, frame, people, { limit: 100 }, oneThread)
            const reached = expected.units.flatMap((marks) => marks[step - 1] ?? [])
            expect(found.map((one) => `${one.siteId} ${one.sessionId} ${one.reachedAt}`).sort()).toEqual(
              reached.map(({ event, reachedAt }) => `${event.siteId} ${event.sessionId} ${reachedAt}`).sort(),
            )
            const { breakdown: by, trend } = question
            const sessionOf = (event: SessionEvent) =>
              told.find(({ events }) => events.includes(event)) as ToldSession
            if (by) {
              const toldOf = (event: SessionEvent) =>
                isOfEvents(by) ? valueOfEvent(event, by) : valuesOf(sessionOf(event), by)[0]
              const counts = recountBy(expected.units, (event) => textOf(toldOf(event) ?? ''))
              expect(new Map(values.map(({ value, counts }) => [value, counts]))).toEqual(counts)
            }
            if (trend) {
              const starts = intervals.map(({ start }) => start)
              const counts = recountBy(expected.units, (event) =>
                starts.findLast((start) => start <= sessionOf(event).stored.session.startedAt),
              )
              const found = intervals.filter(({ counts }) => counts.some((count) => count > 0))
              expect(new Map(found.map(({ start, counts }) => [start, counts]))).toEqual(counts)
            }
          }
        },
      ),
      { numRuns: 2, endOnFailure: true },
    )
  }, 120_000)
})
