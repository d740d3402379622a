import { expect, it } from 'vitest'
import { isStillRunning } from './is-still-running.ts'

it('tells an interval that goes on from one that is over, by the length of the one before', () => {
  const hours = ['2026-03-01T10:00:00Z', '2026-03-01T11:00:00Z']
  expect(isStillRunning(hours, Date.parse('2026-03-01T11:59:59Z'))).toBe(true)
  expect(isStillRunning(hours, Date.parse('2026-03-01T12:00:00Z'))).toBe(false)
  const months = ['2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z']
  expect(isStillRunning(months, Date.parse('2026-03-31T23:00:00Z'))).toBe(true)
  expect(isStillRunning(months.slice(1), Date.parse('2026-03-02T00:00:00Z'))).toBe(false)
})
