import type { Filter, SegmentRule } from '@sojourn/contract'
import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { breakdown } from '../src/breakdown/breakdown.ts'
import { dashboard } from '../src/dashboard/dashboard.ts'
import type { Figures } from '../src/figures/tally.ts'
import type { Frame } from '../src/frame/frame.ts'
import { funnel } from '../src/funnel/funnel.ts'
import { metricNames } from '../src/metrics/index.ts'
import { timeSeries } from '../src/time-series/time-series.ts'
import { drawnZones } from './drawn-frame.ts'
import { drawnHistory, historyNow, writeHistory } from './drawn-history.ts'

let store: TestWarehouse
let all: Frame
beforeAll(async () => {
  store = await openTestWarehouse()
  // Enough sessions of enough kinds; which ones is the matter of the tests of each question.
  const drawn = fc.sample(drawnHistory, { numRuns: 6, seed: 4 })
  const sites = await Promise.all(drawn.map((one, index) => writeHistory(store.warehouse, `r${index}`, one)))
  all = {
    siteIds: sites.flatMap(({ siteIds }) => siteIds),
    from: Date.UTC(2026, 2, 1),
    to: Date.UTC(2026, 4, 1),
    timezone: 'UTC',
    filters: [],
    now: historyNow,
  }
})
afterAll(() => store?.close())

const options = { settings: { max_threads: 1 } }
const currency = 'EUR'
/** Figures that parts of sessions add up to. */
const additive = ['sessions', 'pageViews', 'events', 'totalTime', 'conversions', 'revenue'] as const

const sumOf = (parts: readonly Figures[]) =>
  Object.fromEntries(
    additive.map((name) => [name, round(parts.reduce((sum, part) => sum + (part[name] ?? 0), 0))]),
  )
const round = (value: number) => Number(value.toPrecision(12))

const series = (frame: Frame, interval: 'hour' | 'day' | 'month') =>
  timeSeries(store.warehouse, frame, { metrics: metricNames, interval, currency }, options)
const parts = (frame: Frame, by: string, limit = 100) =>
  breakdown(store.warehouse, frame, { by, metrics: metricNames, sort: 'sessions', limit, currency }, options)

describe('figures come to the same whichever way they are asked', () => {
  it.each(drawnZones)(
    'the hours of a day add up to the day, and the days to the whole, in %s',
    async (timezone) => {
      const frame = { ...all, timezone, to: Date.UTC(2026, 3, 12) }
      const [hours, days] = [await series(frame, 'hour'), await series(frame, 'day')]
      const borders = days.points.map(({ at }) => at)
      const added = borders.map((at, index) => {
        const end = borders[index + 1] ?? Number.POSITIVE_INFINITY
        return sumOf(
          hours.points.filter((hour) => hour.at >= at && hour.at < end).map(({ figures }) => figures),
        )
      })
      expect(added).toEqual(days.points.map(({ figures }) => sumOf([figures])))
      expect(sumOf(days.points.map(({ figures }) => figures))).toEqual(sumOf([days.whole]))
      expect(days.whole.sessions).toBeGreaterThan(5)
    },
  )

  it('the total of a break-down, of a series and of the dashboard are one, and so are their rows', async () => {
    const board = await dashboard(store.warehouse, all, { currency, limit: 3 }, options)
    const { whole } = board.series
    for (const by of ['channel', 'entryPage', 'country'] as const) {
      const { rows, other, total } = await parts(all, by, 3)
      expect(total).toEqual(whole)
      expect(sumOf([...rows.map(({ figures }) => figures), other])).toEqual(sumOf([whole]))
      expect(board.top[by]).toEqual(rows.map(({ value, figures: { sessions } }) => ({ value, sessions })))
    }
    const pages = await breakdown(
      store.warehouse,
      all,
      { by: 'page', metrics: ['sessions', 'pageViews'], sort: 'pageViews', limit: 3, currency },
      options,
    )
    const named = pages.rows.filter(({ value }) => value !== null)
    expect(board.top.page).toEqual(named.map(({ value, figures }) => ({ value, ...figures })))
    const { total } = await parts(all, 'property:plan', 1)
    expect(total).toEqual(whole)
  })

  it('a segment and the others add up to the whole', async () => {
    const { whole } = await series(all, 'month')
    const wholes = (frames: Frame[]) =>
      Promise.all(frames.map(async (frame) => (await series(frame, 'month')).whole))
    const segments = (['sessions', 'users'] as const).flatMap((of) =>
      [
        { type: 'purchase' },
        { where: [{ property: 'property:plan', op: 'eq', value: 'pro' } as Filter] },
      ].map((event): SegmentRule[] =>
        [true, false].map((did) => ({ of, where: { event: { did, where: [], ...event } } })),
      ),
    )
    for (const pair of segments) {
      const [some = {}, others = {}] = await wholes(pair.map((segment) => ({ ...all, segment })))
      expect(sumOf([some, others])).toEqual(sumOf([whole]))
      expect(Math.min(some.sessions ?? 0, others.sessions ?? 0)).toBeGreaterThan(0)
    }
    const filters = (['eq', 'neq'] as const).map((op): Filter => ({ property: 'country', op, value: 'DE' }))
    expect(sumOf(await wholes(filters.map((filter) => ({ ...all, filters: [filter] }))))).toEqual(
      sumOf([whole]),
    )
  })

  it('the first step of a funnel is the row of its event in a break-down', async () => {
    const { rows } = await parts(all, 'eventType')
    for (const type of ['page_view', 'purchase']) {
      const steps = [{ type }, { type: 'session_end' }].map((step) => ({
        ...step,
        optional: false,
        first: false,
      }))
      const asked = {
        steps,
        exclude: [],
        per: 'session',
        order: 'ordered',
        merge: false,
        breakdownLimit: 10,
      } as const
      const found = await funnel(store.warehouse, all, { ...asked, steps, exclude: [] }, options)
      expect(found.all.counts[0]).toBe(rows.find(({ value }) => value === type)?.figures.sessions)
    }
  })
})
