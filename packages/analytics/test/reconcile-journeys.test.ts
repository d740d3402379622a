import { funnelQuestion, type JourneysInput, journeysQuestion, retentionQuestion } from '@sojourn/contract'
import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { breakdown } from '../src/breakdown/breakdown.ts'
import type { Frame } from '../src/frame/frame.ts'
import { funnel } from '../src/funnel/funnel.ts'
import { journeys } from '../src/journeys/journeys.ts'
import { retention } from '../src/retention/retention.ts'
import { stages } from '../src/stages/stages.ts'
import { drawnHistory, historyNow, writeHistory } from './drawn-history.ts'

let store: TestWarehouse
let frame: Frame
beforeAll(async () => {
  store = await openTestWarehouse()
  const drawn = fc.sample(
    drawnHistory.filter(({ length }) => length > 9),
    { numRuns: 5 },
  )
  const sites = await Promise.all(drawn.map((one, index) => writeHistory(store.warehouse, `j${index}`, one)))
  const siteIds = sites.flatMap((site) => site.siteIds)
  frame = { siteIds, from: 0, to: Date.UTC(2027, 0), timezone: 'UTC', filters: [], now: historyNow }
})
afterAll(() => store?.close())

const options = { settings: { max_threads: 1 } }

const ask = (input: JourneysInput) =>
  journeys(store.warehouse, frame, journeysQuestion.parse({ limit: 100, ...input }), options)

describe('journeys of the same sessions', () => {
  it.each<JourneysInput>([
    { of: 'pages', depth: 3 },
    { of: 'events', startAt: 'page_view', depth: 2, merge: false },
    { of: 'stages', around: 'browse', depth: 3 },
  ])('of %j are the funnels that their paths say', async (input) => {
    const { paths, total } = await ask(input)
    expect(paths.reduce((sum, { count }) => sum + count, 0)).toBe(total)
    for (const path of [...paths.slice(0, 1), ...paths.slice(-1)]) {
      const { all } = await funnel(store.warehouse, frame, funnelQuestion.parse(path.funnel), options)
      expect([path.path, all.counts.at(-1)]).toEqual([path.path, path.count])
    }
  })

  it('begin on the pages that the break-down by entry page has', async () => {
    const { nodes } = await ask({ of: 'pages', depth: 2 })
    const asked = {
      by: 'entryPage',
      metrics: ['sessions'],
      sort: 'sessions' as const,
      limit: 100,
      currency: 'EUR',
    }
    const { rows } = await breakdown(store.warehouse, frame, asked, options)
    const known = rows.flatMap(({ value, figures }) => (value === null ? [] : [[value, figures.sessions]]))
    const first = nodes.flatMap(({ step, name, count }) => (step === 1 ? [[name, count]] : []))
    expect(Object.fromEntries(first)).toEqual(Object.fromEntries(known))
  })

  it('come to the stages as often as the stage funnel says', async () => {
    const reached = await stages(store.warehouse, frame, 'EUR', options)
    for (const { stage, sessions } of reached.filter(({ stage }) => stage === 'browse' || stage === 'cart')) {
      const { total } = await ask({ of: 'stages', startAt: stage, depth: 2 })
      expect([stage, total]).toEqual([stage, sessions])
    }
  })
})

describe('cohorts', () => {
  it('have all visitors that the stage funnel begins with, each once', async () => {
    const [entry] = await stages(store.warehouse, frame, 'EUR', options)
    const asked = retentionQuestion.parse({ interval: 'day', unit: 'visitor' })
    const { cohorts } = await retention(store.warehouse, frame, asked, options)
    expect(cohorts.reduce((sum, { size }) => sum + size, 0)).toBe(entry?.visitors)
    expect(cohorts.map(({ returned }) => returned[0])).toEqual(cohorts.map(({ size }) => size))
  })
})
