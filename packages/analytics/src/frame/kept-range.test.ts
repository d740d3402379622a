import { filterSchema } from '@sojourn/contract'
import { expect, it } from 'vitest'
import { keptRange } from './kept-range.ts'

const now = Date.UTC(2026, 5, 30, 12)
const frame = { siteIds: ['a'], from: Date.UTC(2026, 3, 1), to: now, timezone: 'UTC', filters: [], now }
const day = (of: number) => Date.UTC(2026, 5, of)

it('ends with the last whole day of which no session can go on', () => {
  expect(keptRange(frame)).toEqual({ from: frame.from, to: day(29) })
  expect(keptRange({ ...frame, now: day(30) + 3_600_000 })?.to).toBe(day(29))
  expect(keptRange({ ...frame, now: day(30) + 3_599_999 })?.to).toBe(day(28))
})

it('begins and ends as the range does where that may be asked again, else with a day', () => {
  const nepal = { from: Date.UTC(2026, 3, 1, 18, 15), to: Date.UTC(2026, 5, 1, 18, 15) }
  expect(keptRange({ ...frame, ...nepal })).toEqual(nepal)
  expect(keptRange({ ...frame, from: nepal.from + 1, to: nepal.to + 1 })).toEqual({
    from: Date.UTC(2026, 3, 2),
    to: Date.UTC(2026, 5, 1),
  })
})

it('is none of short ranges, and where days do not tell which sessions are chosen', () => {
  expect(keptRange({ ...frame, from: day(22) })).toBeDefined()
  expect(keptRange({ ...frame, from: day(23) })).toBeUndefined()
  const by = (property: string) => [filterSchema.parse({ property, op: 'eq', value: 'a' })]
  expect(keptRange({ ...frame, filters: by('country') })).toBeDefined()
  expect(keptRange({ ...frame, filters: by('trait:plan') })).toBeUndefined()
  expect(keptRange({ ...frame, filters: by('status') })).toBeUndefined()
  const where = { session: filterSchema.parse({ property: 'country', op: 'eq', value: 'a' }) }
  const segment = { of: 'sessions' as const, where }
  expect(keptRange({ ...frame, segment })).toBeUndefined()
})
