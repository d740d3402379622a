import { describe, expect, it } from 'vitest'
import { startOfDay } from './start-of-day.ts'

const start = (at: string, timezone: string, move = {}) =>
  new Date(startOfDay(Date.parse(at), timezone, move)).toISOString()

describe('startOfDay', () => {
  it.each([
    ['2026-03-10T12:00:00Z', 'UTC', {}, '2026-03-10T00:00:00.000Z'],
    ['2026-03-10T00:00:00Z', 'UTC', {}, '2026-03-10T00:00:00.000Z'],
    ['2026-03-10T22:59:59Z', 'Europe/Berlin', {}, '2026-03-09T23:00:00.000Z'],
    ['2026-03-10T23:00:00Z', 'Europe/Berlin', {}, '2026-03-10T23:00:00.000Z'],
    ['2026-03-30T12:00:00Z', 'Europe/Berlin', {}, '2026-03-29T22:00:00.000Z'],
    ['2026-03-30T12:00:00Z', 'Europe/Berlin', { days: -6 }, '2026-03-23T23:00:00.000Z'],
    ['2026-06-10T01:00:00Z', 'America/Los_Angeles', {}, '2026-06-09T07:00:00.000Z'],
    ['2026-06-10T12:00:00Z', 'Pacific/Kiritimati', {}, '2026-06-10T10:00:00.000Z'],
    ['2026-06-10T12:00:00Z', 'Asia/Kathmandu', {}, '2026-06-09T18:15:00.000Z'],
    ['2026-03-31T12:00:00Z', 'UTC', { months: -1 }, '2026-02-28T00:00:00.000Z'],
    ['2026-01-15T12:00:00Z', 'UTC', { months: -12 }, '2025-01-15T00:00:00.000Z'],
  ])('of %s in %s moved by %j', (at, timezone, move, expected) => {
    expect(start(at, timezone, move)).toBe(expected)
  })

  it('is the first moment that exists where daylight saving skips midnight', () => {
    expect(start('2025-09-07T12:00:00Z', 'America/Santiago')).toBe('2025-09-07T04:00:00.000Z')
  })

  it('is the first midnight where the clock goes back over it', () => {
    expect(start('2025-11-02T12:00:00Z', 'America/Havana')).toBe('2025-11-02T04:00:00.000Z')
  })
})
