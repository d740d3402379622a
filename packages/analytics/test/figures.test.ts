import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import type { ReadOptions } from '@sojourn/warehouse'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { breakdown } from '../src/breakdown/breakdown.ts'
import { breakdownSorts } from '../src/breakdown/breakdown-question.ts'
import { intervalStarts, intervals } from '../src/calendar/interval-starts.ts'
import type { Frame } from '../src/frame/frame.ts'
import { metricNames } from '../src/metrics/index.ts'
import { timeSeries } from '../src/time-series/time-series.ts'
import { close } from './close.ts'
import { type DrawnFrame, drawnDimensions, drawnFrame } from './drawn-frame.ts'
import { drawnHistory, writeHistory } from './drawn-history.ts'
import { figuresOf, recountBreakdown } from './recount/breakdown.ts'
import { chosenSessions } from './recount/chosen-sessions.ts'
import { recountFigures } from './recount/figures.ts'
import { textOf, valuesOf } from './recount/told-session.ts'
import { remembering } from './remembering.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

let run = 0

/**
 * Answers questions about a drawn history while it is being written, so that the answers are remembered; then once all of it
 * stands, from memory as far as that still holds. Those are returned.
 */
async function answered<Question extends { readonly frame: DrawnFrame }, Answer>(
  drawn: Parameters<typeof writeHistory>[2],
  questions: readonly Question[],
  ask: (frame: Frame, question: Question, options: ReadOptions) => Promise<Answer>,
) {
  const optionsOf = remembering(store.warehouse)
  const askAll = async (sites: readonly string[]) => {
    const answers: { frame: Frame; question: Question; answer: Answer }[] = []
    for (const question of questions) {
      const { isOneSite, ...rest } = question.frame
      const frame = { ...rest, siteIds: isOneSite ? sites.slice(0, 1) : sites }
      answers.push({ frame, question, answer: await ask(frame, question, optionsOf(frame.siteIds)) })
    }
    return answers
  }
  const history = await writeHistory(store.warehouse, `h${run++}`, drawn, async (sites) => {
    await askAll(sites)
  })
  const answers = await askAll(history.siteIds)
  expect(await askAll(history.siteIds)).toEqual(answers)
  return { history, answers }
}

const currency = 'EUR'

describe('figures are what a plain recount of the raw events gives', () => {
  it('by interval, and altogether', async () => {
    await fc.assert(
      fc.asyncProperty(
        drawnHistory,
        fc.array(fc.record({ frame: drawnFrame, interval: fc.constantFrom(...intervals) }), {
          minLength: 4,
          maxLength: 4,
        }),
        async (drawn, questions) => {
          const { history, answers } = await answered(drawn, questions, (frame, { interval }, options) =>
            timeSeries(store.warehouse, frame, { metrics: metricNames, interval, currency }, options),
          )
          for (const { frame, question, answer } of answers) {
            const { interval } = question
            const { points, whole } = answer
            const chosen = chosenSessions(history, frame)
            const began = Math.min(...chosen.map(({ stored }) => stored.session.startedAt), frame.to - 1)
            const first = points[0]?.at ?? Number.POSITIVE_INFINITY
            expect(first).toBeLessThanOrEqual(frame.from || began)
            const starts = intervalStarts(
              { from: Math.min(frame.from || first, frame.to - 1), to: frame.to },
              interval,
              frame.timezone,
            )
            expect(points.map(({ at }) => at)).toEqual(starts)
            const expected = starts.map((at, index) => {
              const next = starts[index + 1] ?? Number.POSITIVE_INFINITY
              const members = chosen.filter(
                ({ stored }) => stored.session.startedAt >= at && stored.session.startedAt < next,
              )
              return recountFigures(members, currency)
            })
            expect(close(points.map(({ figures }) => figures))).toEqual(close(expected))
            expect(close(whole)).toEqual(close(recountFigures(chosen, currency)))
          }
        },
      ),
      { numRuns: 5, endOnFailure: true },
    )
  })

  it('by any dimension', async () => {
    const question = fc.record({
      frame: drawnFrame,
      by: fc.constantFrom(...drawnDimensions),
      sort: fc.constantFrom(...breakdownSorts),
      limit: fc.constantFrom(1, 2, 100),
    })
    await fc.assert(
      fc.asyncProperty(
        drawnHistory,
        fc.array(question, { minLength: 8, maxLength: 8 }),
        async (drawn, questions) => {
          const { history, answers } = await answered(
            drawn,
            questions,
            (frame, { frame: _, ...asked }, options) =>
              breakdown(store.warehouse, frame, { ...asked, metrics: metricNames, currency }, options),
          )
          for (const { frame, question, answer } of answers) {
            const { by, sort, limit } = question
            const { rows, other, total } = answer
            const chosen = chosenSessions(history, frame)
            const all = recountBreakdown(chosen, by, currency)
            const shown = rows.map(({ value }) => value)
            const isList =
              ['stage', 'page', 'eventType', 'section', 'title'].includes(by) || /^(prop|trait)/.test(by)
            const ranked = all
              .filter(({ value }) => value !== null || !isList)
              .sort((a, b) => b.figures[sort] - a.figures[sort] || compare(a.value ?? '', b.value ?? ''))
              .slice(0, limit)
              .map(({ value }) => value)
            expect(new Set(shown.filter((value) => value !== null || !isList))).toEqual(new Set(ranked))
            for (const { value, figures } of rows)
              expect(close(figures)).toEqual(close(all.find((one) => one.value === value)?.figures))
            const hidden = all
              .map(({ value }) => value)
              .filter((value) => value !== null && !shown.includes(value))
            const isHidden = (session: (typeof chosen)[number]) =>
              valuesOf(session, by).some((value) => hidden.includes(textOf(value)))
            const isNullHidden = !isList && !shown.includes(null)
            const others = chosen.filter(
              (one) => isHidden(one) || (isNullHidden && valuesOf(one, by).length === 0),
            )
            expect(close(other)).toEqual(close(figuresOf(others, by, hidden, currency)))
            expect(close(total)).toEqual(close(recountFigures(chosen, currency)))
          }
        },
      ),
      { numRuns: 4, endOnFailure: true },
    )
  })
})

const compare = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other))
