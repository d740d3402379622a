import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { close } from '../../test/close.ts'
import { drawnHistory, historyNow, writeHistory } from '../../test/drawn-history.ts'
import { chosenSessions } from '../../test/recount/chosen-sessions.ts'
import { recountFigures } from '../../test/recount/figures.ts'
import { recountStages } from '../../test/recount/stages.ts'
import { dayPeople } from '../day-people/day-people.ts'
import { dayStamps } from '../day-stamps/day-stamps.ts'
import { dayStarts } from '../day-starts/day-starts.ts'
import { dayFigures } from './day-figures.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

const dayMs = 86_400_000

it('each day is what a plain recount of its events gives, and has a stamp where it has sessions', async () => {
  let run = 0
  const zones = fc.constantFrom('UTC', 'America/New_York', 'Australia/Lord_Howe')
  await fc.assert(
    fc.asyncProperty(drawnHistory, zones, async (drawn, timezone) => {
      run += 1
      const history = await writeHistory(store.warehouse, `days${run}`, drawn)
      const siteIds = history.siteIds.slice(0, 1)
      const range = { from: historyNow - 40 * dayMs, to: historyNow }
      const days = dayStarts(range, timezone)
      const starts = days.map(({ at }) => at)
      const frame = { siteIds, from: starts[0] ?? 0, to: historyNow, timezone, filters: [], now: historyNow }
      const answer = await dayFigures(store.warehouse, frame, starts, 'EUR')
      const people = await dayPeople(store.warehouse, frame)
      const stamps = await dayStamps(store.warehouse, frame, starts)
      expect(answer.map(({ at }) => at)).toEqual(starts)
      for (const [index, { at, figures, stages }] of answer.entries()) {
        const to = starts[index + 1] ?? historyNow
        const between = (from: number) => chosenSessions(history, { ...frame, from, to })
        const chosen = between(at)
        expect(close(figures)).toEqual(close(recountFigures(chosen, 'EUR')))
        const funnel = recountStages(chosen, 'EUR').map(({ stage, visitors, sessions, revenue }) => ({
          stage,
          visitors,
          sessions,
          revenue,
        }))
        expect(close(stages)).toEqual(close(funnel))
        const who = (of: typeof chosen) => new Set(of.map(({ person }) => person).filter(Boolean))
        const ago = (back: number) => starts[index - back] ?? Number.NaN
        const earlier = who(chosenSessions(history, { ...frame, from: 0, to: at }))
        const counted = people.get(at)
        expect([counted?.day, counted?.first]).toEqual([
          who(chosen).size,
          [...who(chosen)].filter((person) => !earlier.has(person)).length,
        ])
        if (index >= 29) expect(counted?.month).toBe(who(between(ago(29))).size)
        if (index >= 6) expect(counted?.week).toBe(who(between(ago(6))).size)
        expect(stamps.has(at)).toBe(chosen.length > 0)
      }
    }),
    { numRuns: 3 },
  )
})
