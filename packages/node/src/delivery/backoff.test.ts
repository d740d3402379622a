import { expect, it } from 'vitest'
import { backoffMs } from './backoff.ts'
import { readRetryAfter } from './read-retry-after.ts'

const limits = { baseMs: 500, maxMs: 30_000 }

it('doubles up to a most, half of it by chance', () => {
  expect([1, 2, 3, 7, 8, 5000].map((failures) => backoffMs(failures, limits, 1))).toEqual([
    500, 1000, 2000, 30_000, 30_000, 30_000,
  ])
  expect(backoffMs(2, limits, 0)).toBe(500)
})

it('reads Retry-After as seconds or a date', () => {
  const now = Date.UTC(2026, 0, 1)
  expect(readRetryAfter('120', now)).toBe(120_000)
  expect(readRetryAfter('Thu, 01 Jan 2026 00:00:05 GMT', now)).toBe(5000)
  expect(readRetryAfter('Thu, 01 Jan 2015 00:00:05 GMT', now)).toBe(0)
  expect(readRetryAfter('soon', now)).toBeUndefined()
  expect(readRetryAfter(null, now)).toBeUndefined()
})
