import { describe, expect, it } from 'vitest'
import { previousPeriod } from './previous-period.ts'

const period = (from: string, to: string, timezone: string) => {
  const previous = previousPeriod({ from: Date.parse(from), to: Date.parse(to) }, timezone)
  return [previous.from, previous.to].map((at) => new Date(at).toISOString())
}

describe('the period before', () => {
  it('of whole days is as many days before', () => {
    expect(period('2026-01-08T00:00Z', '2026-01-15T00:00Z', 'UTC')).toEqual([
      '2026-01-01T00:00:00.000Z',
      '2026-01-08T00:00:00.000Z',
    ])
  })

  it('of days of which the last has not ended ends at the same time of day', () => {
    expect(period('2026-01-08T00:00Z', '2026-01-14T09:10Z', 'UTC')).toEqual([
      '2026-01-01T00:00:00.000Z',
      '2026-01-07T09:10:00.000Z',
    ])
  })

  it('keeps to the days of the time zone where its clocks change', () => {
    // 8 March 2026 has 23 hours in New York.
    expect(period('2026-03-09T04:00Z', '2026-03-10T04:00Z', 'America/New_York')).toEqual([
      '2026-03-08T05:00:00.000Z',
      '2026-03-09T04:00:00.000Z',
    ])
  })

  it('of hours is as many hours before', () => {
    expect(period('2026-03-08T06:30Z', '2026-03-08T07:30Z', 'America/New_York')).toEqual([
      '2026-03-08T05:30:00.000Z',
      '2026-03-08T06:30:00.000Z',
    ])
  })
})
