import type { Filter, SegmentRule } from '@sojourn/contract'
import { filterSchema, segmentRule } from '@sojourn/contract'
import fc from 'fast-check'
import type { Frame } from '../src/frame/frame.ts'
import { drawnProperties, historyNow } from './drawn-history.ts'
import { drawnPages, drawnUsers, drawnVisitors } from './drawn-store.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

export const drawnZones = ['UTC', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe']

const propertyNames = drawnProperties.map((name) => `property:${name}`)
const traitNames = drawnProperties.map((name) => `trait:${name}`)

const texts: Record<string, readonly unknown[]> = {
  page: drawnPages,
  entryPage: drawnPages,
  exitPage: drawnPages,
  eventType: ['page_view', 'purchase', 'click'],
  section: ['shop', '__proto__'],
  title: ['Start'],
  stage: ['entry', 'browse', 'cart', 'confirmation'],
  channel: ['direct', 'search'],
  country: ['DE', 'FR'],
  device: ['mobile'],
  referrer: ['https://www.google.com/'],
  referrerHost: ['google.com', 'news.example'],
  utmCampaign: ["it's"],
  outcome: ['browsing', 'abandoned', 'form_completed'],
  status: ['active', 'expired', 'completed'],
  endReason: ['timeout', 'end', 'max_length'],
  converted: [true, 'false'],
  bounced: [true, false],
  userId: drawnUsers,
  visitorId: drawnVisitors,
}
const numbers = { duration: [0, 30, 1200], pageCount: [0, 1, 2], stepsTaken: [1, 3], messageCount: [0, 1] }
const ofProperties = ['pro', "o'hara\\", '404', 404, 1.5, -3, true, '', 'x', '["x",1]', 'o']

const textOps = ['eq', 'neq', 'contains', 'notContains', 'startsWith'] as const
const orderOps = ['gt', 'gte', 'lt', 'lte'] as const
const anyOps = ['exists', 'notExists'] as const

const oneOf = (property: string, values: readonly unknown[], ops: readonly string[]) =>
  fc.oneof(
    fc.record({
      property: fc.constant(property),
      op: fc.constantFrom(...ops),
      value: fc.constantFrom(...values),
    }),
    fc.record({ property: fc.constant(property), op: fc.constantFrom(...anyOps) }),
    fc.record({
      property: fc.constant(property),
      op: fc.constant('in'),
      value: fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 }),
    }),
    fc.constant({ property, op: 'matches', value: '^[a-z/]+$' }),
  )

const parsed = (filters: fc.Arbitrary<unknown>): fc.Arbitrary<Filter> =>
  filters.map((filter) => filterSchema.parse(filter))

/** Filters on properties of events. */
const drawnEventFilter: fc.Arbitrary<Filter> = parsed(
  fc.oneof(
    fc.constantFrom(...propertyNames).chain((name) => oneOf(name, ofProperties, textOps)),
    fc.record({
      property: fc.constantFrom(...propertyNames),
      op: fc.constantFrom(...orderOps),
      value: fc.constantFrom(0, 404, 'b'),
    }),
    fc.constantFrom('page', 'section', 'title').chain((name) => oneOf(name, texts[name] ?? [], textOps)),
  ),
)

const traitFilter = parsed(fc.constantFrom(...traitNames).chain((name) => oneOf(name, ofProperties, textOps)))

/** Filters on anything. */
const drawnFilter: fc.Arbitrary<Filter> = fc.oneof(
  drawnEventFilter,
  traitFilter,
  parsed(fc.constantFrom(...Object.keys(texts)).chain((name) => oneOf(name, texts[name] ?? [], textOps))),
  parsed(
    fc
      .constantFrom(...(Object.keys(numbers) as (keyof typeof numbers)[]))
      .chain((name) => oneOf(name, numbers[name], [...textOps, ...orderOps])),
  ),
)

const leaf = fc.oneof(
  fc.record({
    event: fc.record(
      {
        did: fc.boolean(),
        type: fc.constantFrom('page_view', 'purchase', 'identify'),
        where: fc.array(drawnEventFilter, { maxLength: 2 }),
        times: fc.constantFrom({ gte: 2 }, { lte: 1 }, { gte: 1, lte: 2 }, { gte: 0 }),
        within: fc.constantFrom('2d', '30d', { from: Date.UTC(2026, 2, 9), to: Date.UTC(2026, 3, 5) }),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({ session: drawnFilter }),
  fc.record({ user: traitFilter }),
)

/** Segments of sessions and of users. */
const drawnSegment: fc.Arbitrary<SegmentRule> = fc
  .record({
    of: fc.constantFrom('sessions', 'users'),
    where: fc.oneof(
      leaf,
      fc.record({ and: fc.array(leaf, { minLength: 1, maxLength: 2 }) }),
      fc.record({ or: fc.array(leaf, { minLength: 1, maxLength: 2 }) }),
      fc.record({ or: fc.tuple(leaf, fc.record({ and: fc.tuple(leaf, leaf) })) }),
    ),
  })
  .map((rule) => segmentRule.parse(rule))

const borders = [
  0,
  Date.UTC(2026, 2, 8, 5),
  Date.UTC(2026, 2, 8, 7, 10),
  Date.UTC(2026, 2, 9, 18, 15),
  Date.UTC(2026, 3, 4, 15),
  Date.UTC(2026, 3, 5),
  historyNow + dayMs,
]

/** A frame of the first site of a history, or of both. */
export type DrawnFrame = Omit<Frame, 'siteIds'> & { readonly isOneSite: boolean }

/** Frames of a history's sites: any range, also an empty one, filters and segments. */
export const drawnFrame: fc.Arbitrary<DrawnFrame> = fc.record({
  isOneSite: fc.boolean(),
  from: fc.constantFrom(...borders.slice(0, 4)),
  to: fc.constantFrom(...borders.slice(3), historyNow + dayMs),
  timezone: fc.constantFrom(...drawnZones),
  filters: fc.oneof(fc.constant([]), fc.array(drawnFilter, { maxLength: 2 })),
  segment: fc.option(drawnSegment, { nil: undefined }),
  now: fc.constantFrom(historyNow, historyNow + 10 * minuteMs),
})

/** Everything that a break-down can be by. */
export const drawnDimensions = [
  ...Object.keys(texts),
  ...Object.keys(numbers),
  ...propertyNames,
  ...traitNames,
]
