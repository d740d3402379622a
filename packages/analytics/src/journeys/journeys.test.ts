import {
  funnelQuestion,
  type JourneysAnswer,
  type JourneysInput,
  journeyEdges,
  journeysQuestion,
} from '@sojourn/contract'
import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawnFrame } from '../../test/drawn-frame.ts'
import { drawnHistory, historyNow, writeHistory } from '../../test/drawn-history.ts'
import { drawnJourneys } from '../../test/drawn-journeys.ts'
import { chosenSessions } from '../../test/recount/chosen-sessions.ts'
import { recountJourneys } from '../../test/recount/journeys.ts'
import { remembering } from '../../test/remembering.ts'
import { funnel } from '../funnel/funnel.ts'
import { journeys } from './journeys.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

const always = {
  isOneSite: false,
  from: 0,
  to: Date.UTC(2027, 0),
  timezone: 'UTC',
  filters: [],
  now: historyNow,
}

const none = '' as const
const example = {
  ...{
    site: 'a' as const,
    id: 's1' as const,
    beginsAt: historyNow,
    anchorShiftMs: 0,
    heartbeatMs: 0,
    movedAway: false,
  },
  event: {
    ...{ type: 'page_view', sequence: 0 as const, section: none, title: none, message: none },
    ...{ userId: '', visitorId: 'v1', money: [null, ''] as const, properties: {} },
    source: {
      ...{ referrer: '', channel: none, deviceType: '', browser: '', os: '', country: '', userAgent: '' },
      ...{ utmSource: '', utmMedium: '', utmCampaign: '', utmTerm: '', utmContent: '', ip: '' },
    },
  },
}

/** Lists whose order says nothing, in one order. */
const sorted = <Of>(list: readonly Of[]): Of[] =>
  [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

const options = { settings: { max_threads: 1 } }

describe('journeys', () => {
  it('are what a plain recount of the raw events gives, and their paths what funnels give', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        drawnHistory.filter(({ length }) => length > 9),
        fc.array(
          fc.tuple(
            fc.oneof({ weight: 5, arbitrary: fc.constant(always) }, { weight: 1, arbitrary: drawnFrame }),
            drawnJourneys,
          ),
          { minLength: 8, maxLength: 8 },
        ),
        async (drawn, questions) => {
          run += 1
          const optionsOf = remembering(store.warehouse)
          const ask = (
            sites: readonly string[],
            [{ isOneSite, ...rest }, question]: (typeof questions)[0],
          ) => {
            const frame = { ...rest, siteIds: sites.slice(0, isOneSite ? 1 : 2) }
            return journeys(store.warehouse, frame, question, optionsOf(frame.siteIds))
          }
          const history = await writeHistory(store.warehouse, `journeys${run}`, drawn, async (sites) => {
            for (const one of questions) await ask(sites, one)
          })
          for (const [{ isOneSite, ...rest }, question] of questions) {
            const frame = { ...rest, siteIds: history.siteIds.slice(0, isOneSite ? 1 : 2) }
            const answer = await ask(history.siteIds, [{ isOneSite, ...rest }, question])
            const expected = recountJourneys(chosenSessions(history, frame), question)
            expect(answer).toMatchObject({ total: expected.total, origin: expected.origin })
            expect(sorted(answer.nodes)).toEqual(sorted(expected.nodes))
            expect(sorted(answer.links)).toEqual(sorted(expected.links))

            const counts = [...expected.paths.values()].sort((a, b) => b - a)
            const most = counts.filter((count) => count >= question.minCount).slice(0, question.limit)
            expect(answer.paths.map(({ count }) => count)).toEqual(most)
            for (const { path, count, share } of answer.paths) {
              const before = question.endAt !== undefined && question.startAt === undefined
              const all = [...expected.paths].filter(([columns]) => {
                const names = (JSON.parse(columns) as string[]).filter(
                  (name) => name !== journeyEdges.entry && name !== journeyEdges.exit,
                )
                return JSON.stringify(names) === JSON.stringify(path)
              })
              expect(all.map(([, often]) => often)).toContain(count)
              expect(share).toBe(count / expected.total)
              expect(before && path.at(-1) !== question.endAt).toBe(false)
            }
            const [top] = answer.paths
            if (!top) continue
            const { all } = await funnel(store.warehouse, frame, funnelQuestion.parse(top.funnel), options)
            expect([question, top.path, all.counts.at(-1)]).toEqual([question, top.path, top.count])
          }
        },
      ),
      { numRuns: 2, endOnFailure: true },
    )
  })

  it('go on behind the thousand stations that the row of a session keeps', async () => {
    const pages: string[] = [...Array(1001).fill('/loop'), '/a', '/b', '/a']
    const events = pages.map((page, offset) => ({ ...example.event, page, offset }))
    const history = await writeHistory(store.warehouse, 'long', [
      { ...example, events },
      { ...example, id: 's2', events: events.slice(-2) },
    ])
    const frame = { ...always, siteIds: history.siteIds }
    const ask = (input: JourneysInput) =>
      journeys(store.warehouse, frame, journeysQuestion.parse({ depth: 4, ...input }))
    const paths = (answer: JourneysAnswer) => answer.paths.map(({ path, count }) => [path, count])
    expect(paths(await ask({}))).toEqual(
      expect.arrayContaining([
        [['/loop', '/a', '/b', '/a'], 1],
        [['/b', '/a'], 1],
      ]),
    )
    const behind = await ask({ startAt: '/b', depth: 2 })
    expect(paths(behind)).toEqual([[['/b', '/a'], 2]])
    const unmerged = await ask({ endAt: '/a', merge: false })
    expect(paths(unmerged)).toContainEqual([['/loop', '/loop', '/loop', '/a'], 1])
  })

  it('know more names than can be numbered', async () => {
    const events = Array.from({ length: 4100 }, (_, offset) => ({
      ...example.event,
      ...{ type: `t${offset}`, page: '', offset },
    }))
    const history = await writeHistory(store.warehouse, 'names', [{ ...example, events }])
    const asked = journeysQuestion.parse({ of: 'events', startAt: 't4097', depth: 4 })
    const { paths } = await journeys(store.warehouse, { ...always, siteIds: history.siteIds }, asked, options)
    expect(paths.map(({ path, ended }) => [path, ended])).toEqual([[['t4097', 't4098', 't4099'], true]])
  })
})
