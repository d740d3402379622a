import { randomUUID } from 'node:crypto'
import { filterSchema, funnelQuestion, journeysQuestion, siteSettings } from '@sojourn/contract'
import { foldSession, stageOf } from '@sojourn/sessions'
import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import {
  insertEvents,
  insertSessions,
  type ReadOptions,
  type StoredEvent,
  type StoredSession,
} from '@sojourn/warehouse'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { breakdown } from '../src/breakdown/breakdown.ts'
import { dashboard } from '../src/dashboard/dashboard.ts'
import { askTallies } from '../src/figures/ask-tallies.ts'
import { columnsOf } from '../src/figures/tally.ts'
import type { Frame } from '../src/frame/frame.ts'
import { selectSessions } from '../src/frame/select-sessions.ts'
import { withSpan } from '../src/frame/with-span.ts'
import { funnel } from '../src/funnel/funnel.ts'
import { journeys } from '../src/journeys/journeys.ts'
import { metricNames, metrics } from '../src/metrics/index.ts'
import { stages } from '../src/stages/stages.ts'
import { timeSeries } from '../src/time-series/time-series.ts'
import { exampleEvent } from './example-event.ts'
import { remembering } from './remembering.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

const dayMs = 86_400_000
const now = Date.UTC(2026, 5, 30, 12)
const siteId = 'many'

/** The same numbers below `below` at each run. */
function numbers(): (below: number) => number {
  let state = 7
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const draw = numbers()
const one = <Of>(...list: readonly [Of, ...Of[]]): Of => list[draw(list.length)] ?? list[0]
const rules = siteSettings.parse({})

/** A visit on a day before `now`: of a frequent visitor or one of thousands, to some of 40 pages and of 3,000 products. */
function visit(id: number, daysAgo: number): { stored: StoredSession; events: StoredEvent[] } {
  const startedAt = now - daysAgo * dayMs - draw(dayMs)
  const key = { siteId, sessionId: `s${id}`, sessionAt: Math.floor(startedAt / 1000) * 1000 }
  const channel = one('direct' as const, 'search' as const, 'mail' as const)
  // Of mail nobody is known, but of some visits of today.
  const isNobody = channel === 'mail' && (daysAgo > 0 || draw(2) === 0)
  const visitorId = isNobody ? '' : one(`v${draw(80)}`, `w${draw(5000)}`, `w${draw(5000)}`)
  const userId = isNobody ? '' : one('', '', `u${draw(800)}`)
  const source = {
    ...exampleEvent({}).source,
    channel,
    country: one('', 'DE', 'FR'),
  }
  const events = Array.from({ length: 1 + draw(4) }, (_, place) => {
    const type = place === 3 ? 'purchase' : 'page_view'
    const page = one('/cart', `/p${draw(40)}`)
    return exampleEvent({
      ...key,
      visitorId,
      userId,
      source,
      eventId: `e${place}`,
      timestamp: startedAt + place * 1000,
      type,
      page,
      path: page,
      stage: stageOf({ type, page }, rules.stages),
      revenue: place === 3 ? draw(9000) / 100 : null,
      currency: place === 3 ? 'EUR' : '',
      properties: JSON.stringify({
        product: draw(3000),
        color: one('red', 'blue'),
        orderId: one('', `o${draw(60)}`),
      }),
    })
  })
  const session = foldSession(events, [], rules, key)
  if (!session) throw new Error('a visit has events')
  return { stored: { session, visitKey: '', userId, lastSeenAt: session.lastEventAt }, events }
}

async function write(visits: readonly ReturnType<typeof visit>[]): Promise<void> {
  const events = visits.flatMap((one) => one.events)
  await insertEvents(store.warehouse, events, randomUUID())
  const rows = visits.map(({ stored }) => ({ stored, version: 1 }))
  await insertSessions(store.warehouse, rows, randomUUID())
}

const frame: Frame = {
  siteIds: [siteId],
  from: now - 40 * dayMs - 1,
  to: now,
  timezone: 'UTC',
  filters: [],
  now,
}
const currency = 'EUR'
const filtered = (property: string, value: string): Frame => ({
  ...frame,
  filters: [filterSchema.parse({ property, op: 'eq', value })],
})
const by =
  (by: string, of = frame, sort: 'sessions' | 'events' = 'sessions') =>
  (options: ReadOptions) =>
    breakdown(store.warehouse, of, { by, metrics: metricNames, sort, limit: 5, currency }, options)
const series = (interval: 'week' | 'month') => (options: ReadOptions) =>
  timeSeries(store.warehouse, frame, { metrics: metricNames, interval, currency }, options)

const steps =
  (more: object, of = frame) =>
  (options: ReadOptions) => {
    const steps = [{ type: 'page_view' }, { page: '/cart' }, { type: 'purchase' }]
    return funnel(store.warehouse, of, funnelQuestion.parse({ steps, ...more }), options)
  }

/** From a border of hours: people are told in parts only where nothing lies before the days that are remembered. */
const fromMidday = { ...frame, from: frame.from + 1 }

const questions: Record<string, (options: ReadOptions) => Promise<unknown>> = {
  'by week': series('week'),
  'by month': series('month'),
  'by channel': by('channel'),
  'by page': by('page'),
  'by entry page, most events first': by('entryPage', frame, 'events'),
  'by a property of few values': by('property:color'),
  'by a property of many values': by('property:product'),
  'by a property, most events first': by('property:product', frame, 'events'),
  'by country, of a channel': by('country', filtered('channel', 'mail')),
  'by channel, of a page': by('channel', filtered('page', '/cart')),
  'journeys of pages': (options) =>
    journeys(store.warehouse, frame, journeysQuestion.parse({ depth: 3 }), options),
  'journeys of events': (options) =>
    journeys(
      store.warehouse,
      frame,
      journeysQuestion.parse({ of: 'events', depth: 4, merge: false }),
      options,
    ),
  'a funnel': steps({}),
  'a funnel of people': steps({ per: 'user', window: '5d' }, fromMidday),
  'a funnel of people, within sessions': steps({ per: 'user' }, fromMidday),
  'a funnel by week and product': steps({ breakdown: 'property:product', breakdownLimit: 5, trend: 'week' }),
  'a funnel by country, of a channel': steps({ breakdown: 'country' }, filtered('channel', 'mail')),
  stages: (options) => stages(store.warehouse, frame, currency, options),
  dashboard: (options) => dashboard(store.warehouse, frame, { currency, limit: 10 }, options),
}

let id = 0
const visits = (count: number, daysAgo: () => number) =>
  Array.from({ length: count }, () => visit(id++, daysAgo()))

it('answers put together from parts are those of all sessions at once, whatever is written when', async () => {
  const options = remembering(store.warehouse)(frame.siteIds)
  const asked: string[] = []
  const remember: ReadOptions['remember'] = (key, ask, within) =>
    options.remember?.(
      key,
      () => {
        if (within && within.to < now - dayMs) asked.push(key)
        return ask()
      },
      within,
    ) ?? ask()
  const answerAll = async (isCompared = true) => {
    for (const [name, ask] of Object.entries(questions)) {
      const answer = await ask({ ...options, remember })
      if (isCompared) expect(answer, name).toEqual(await ask({ settings: options.settings ?? {} }))
    }
    return asked.splice(0).length
  }
  await write(visits(1200, () => draw(45)))
  const all = await answerAll()
  expect(await answerAll(false)).toBe(0)
  // Of today: of the days before, only values are asked for that were not among the first.
  await write(visits(300, () => 0))
  expect(await answerAll()).toBeLessThan(all / 3)
  // Late ones, of a day long ago.
  await write(visits(3, () => 20))
  expect(await answerAll()).toBeGreaterThan(all / 2)
})

it('people are asked for by themselves where the parts have too many to list', async () => {
  const remembered = remembering(store.warehouse)(frame.siteIds)
  const talliesOf = async (options: ReadOptions, listed?: { kept: number; rest: number }) => {
    const selected = selectSessions(await withSpan(store.warehouse, frame, options))
    const names = ['sessions', 'visitors', 'users']
    const columns = columnsOf(names.flatMap((name) => metrics.get(name) ?? []))
    const asked = { siteIds: frame.siteIds, selected, metrics: names, currency, group: 'bounced', columns }
    const found = await askTallies(store.warehouse, { ...asked, over: 'sessions' }, options, listed)
    return found
      .map(({ isWhole, group, tally: { sums, distinct } }) => [
        isWhole,
        group,
        sums,
        distinct.map(({ count }) => count),
      ])
      .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
  }
  await write([...visits(600, () => 2 + draw(40)), ...visits(150, () => 0)])
  const all = await talliesOf({})
  for (const listed of [undefined, { kept: 5, rest: 5 }, { kept: 5, rest: 5000 }, { kept: 5000, rest: 5000 }])
    expect(await talliesOf(remembered, listed)).toEqual(all)
})

it('the clock alone makes nothing be asked again, and who comes later counts later', async () => {
  const options = remembering(store.warehouse)(frame.siteIds)
  let asked = 0
  const remember: ReadOptions['remember'] = (key, ask, within) =>
    options.remember?.(
      key,
      () => {
        asked += 1
        return ask()
      },
      within,
    ) ?? ask()
  const names = ['sessions', 'visitors', 'revenue']
  /** Sessions up to an instant as they are asked then, the same as those of all at once. */
  const sessionsAt = async (at: number) => {
    const then = { ...frame, to: at, now: at }
    const answer = await timeSeries(
      store.warehouse,
      then,
      { metrics: names, interval: 'week', currency },
      { ...options, remember },
    )
    const all = await timeSeries(store.warehouse, then, { metrics: names, interval: 'week', currency }, {})
    expect(answer).toEqual(all)
    return answer.whole.sessions ?? 0
  }
  await write(visits(20, () => 0))
  const before = await sessionsAt(now)
  expect(asked).toBeGreaterThan(0)
  asked = 0
  expect(await sessionsAt(now + 50 * 60_000)).toBe(before)
  expect(asked).toBe(0)
  const later = visits(3, () => -1)
  await write(later)
  const starts = later.map(({ stored }) => stored.session.startedAt).sort((one, other) => one - other)
  const [first = 0, , last = 0] = starts
  expect(await sessionsAt(first)).toBe(before)
  expect(await sessionsAt(first + 1)).toBe(before + 1)
  expect(await sessionsAt(last + 1)).toBe(before + 3)
})
