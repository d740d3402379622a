import { describe, expect, it } from 'vitest'
import {
  formatAgo,
  formatCount,
  formatCountry,
  formatDay,
  formatDuration,
  formatMoney,
  formatName,
  formatShare,
  formatShort,
} from './format.ts'

describe('figures in words', () => {
  it('groups digits, and shortens what is long', () => {
    expect([formatCount(12_345), formatShort(12_345), formatShort(1_234_567)]).toEqual([
      '12,345',
      '12,345',
      '1.23M',
    ])
  })

  it('gives shares one decimal, and none where it would say nothing', () => {
    expect([0, 0.1234, 1, null].map(formatShare)).toEqual(['0%', '12.3%', '100%', '–'])
  })

  it('gives durations in two units', () => {
    expect([0, 59.4, 200, 3_900, 500_000, null].map(formatDuration)).toEqual([
      '0s',
      '59s',
      '3m 20s',
      '1h 05m',
      '138h',
      '–',
    ])
  })

  it('takes a currency that nobody knows', () => {
    expect(formatMoney(12.5, 'EUR')).toBe('€12.50')
    expect(formatMoney(12, '??')).toBe('12 ??')
    expect([999.5, 12_345.6, 1_234_567].map((amount) => formatMoney(amount, 'EUR', true))).toEqual([
      '€999.50',
      '€12,346',
      '€1.235M',
    ])
  })

  it('says days in the time zone, and the year only where it is another', () => {
    const at = '2026-01-01T03:00:00.000Z'
    const now = Date.parse('2026-11-21T00:00:00.000Z')
    expect(formatDay(at, 'UTC', now)).toBe('1 Jan')
    expect(formatDay(at, 'America/New_York', now)).toBe('31 Dec 2025')
  })

  it('says how long ago', () => {
    const now = 10 * 86_400_000
    expect(
      [now - 5_000, now - 240_000, now - 3 * 3_600_000, now - 86_400_000].map((at) => formatAgo(at, now)),
    ).toEqual(['just now', '4 min ago', '3 h ago', '1 day ago'])
  })

  it('names countries and words', () => {
    expect([formatCountry('DE'), formatCountry(''), formatCountry('x')]).toEqual(['Germany', 'Unknown', 'x'])
    expect([formatName('page_view'), formatName('bounceRate')]).toEqual(['Page view', 'Bounce rate'])
  })
})
