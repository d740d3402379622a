import { describe, expect, it } from 'vitest'
import { timeReader } from './time-format.ts'

const read = (format: string, value: unknown): string | undefined => {
  const at = timeReader(format)(value)
  return at === undefined ? undefined : new Date(at).toISOString()
}

describe('timeReader', () => {
  it('reads ISO 8601, and numbers of milliseconds in JSON', () => {
    expect(read('iso', '2026-03-29T01:30:00+01:00')).toBe('2026-03-29T00:30:00.000Z')
    expect(read('iso', '2026-03-29')).toBe('2026-03-29T00:00:00.000Z')
    expect(read('iso', 1_569_888_000_000)).toBe('2019-10-01T00:00:00.000Z')
    expect(read('iso', '1569888000')).toBeUndefined()
  })

  it('reads unix seconds, milliseconds and microseconds, as text and as numbers', () => {
    expect(read('s', '1569888000')).toBe('2019-10-01T00:00:00.000Z')
    expect(read('s', '1569888000.0619')).toBe('2019-10-01T00:00:00.061Z')
    expect(read('ms', '1569888000001')).toBe('2019-10-01T00:00:00.001Z')
    expect(read('us', 1_569_888_000_001_999)).toBe('2019-10-01T00:00:00.001Z')
    expect(read('ms', '1e12')).toBeUndefined()
    expect(read('ms', '')).toBeUndefined()
  })

  it('reads the time of a web server log', () => {
    expect(read('%d/%b/%Y:%H:%M:%S %z', '17/May/2015:10:05:03 +0200')).toBe('2015-05-17T08:05:03.000Z')
  })

  it('reads American dates with halves of the day', () => {
    expect(read('%m/%d/%y %I:%M %p', '1/9/26 12:05 am')).toBe('2026-01-09T00:05:00.000Z')
    expect(read('%m/%d/%Y %I:%M %p', '01/09/2026 12:05 PM')).toBe('2026-01-09T12:05:00.000Z')
  })

  it('reads days without a time, fractions, and names of months and days', () => {
    expect(read('%Y%m%d', '19970101')).toBe('1997-01-01T00:00:00.000Z')
    expect(read('%Y-%m-%d %H:%M:%S.%f', '2026-01-02 03:04:05.678901')).toBe('2026-01-02T03:04:05.678Z')
    expect(read('%a, %e %B %Y %H:%M:%S %Z', 'Fri, 2 January 2026 03:04:05 GMT')).toBe(
      '2026-01-02T03:04:05.000Z',
    )
  })

  it('does not take days and hours that there are not', () => {
    expect(read('%Y-%m-%d', '2026-02-30')).toBeUndefined()
    expect(read('%Y-%m-%d', '2026-13-01')).toBeUndefined()
    expect(read('%H:%M %Y-%m-%d', '24:00 2026-01-01')).toBeUndefined()
    expect(read('%d %b %Y', '1 Foo 2026')).toBeUndefined()
    expect(read('%Y-%m-%d', '2026-01-01 and more')).toBeUndefined()
  })

  it('refuses a format that it does not know', () => {
    expect(() => timeReader('unix')).toThrow(RangeError)
    expect(() => timeReader('%Q')).toThrow('%Q is not understood')
  })
})
