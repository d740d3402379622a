import { ProblemError } from '@sojourn/contract'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { rangeParameters, resolveRange } from './range.ts'

const now = Date.parse('2026-03-30T10:30:00.000Z')
const query = z.object(rangeParameters)
const resolve = (asked: Record<string, string>, timezone = 'Europe/Berlin') => {
  const { from, to } = resolveRange(query.parse(asked), 'all', timezone, now)
  return [from, to].map((at) => (at === undefined ? null : new Date(at).toISOString()))
}
const behindNow = '2026-03-30T10:30:00.001Z'

describe('resolveRange', () => {
  it.each([
    ['1h', '2026-03-30T09:30:00.000Z'],
    ['24h', '2026-03-29T10:30:00.000Z'],
    ['1d', '2026-03-29T22:00:00.000Z'],
    ['7d', '2026-03-23T23:00:00.000Z'],
    ['12mo', '2025-03-29T23:00:00.000Z'],
  ])('of %s begins at %s', (range, from) => {
    expect(resolve({ range })).toEqual([from, behindNow])
  })

  it('is open where nothing is asked', () => {
    expect(resolve({})).toEqual([null, null])
    expect(resolve({ range: 'all' })).toEqual([null, null])
  })

  it('takes borders as ISO 8601 or unix milliseconds, also one alone', () => {
    expect(resolve({ from: '2026-01-01', to: String(now) })).toEqual([
      '2026-01-01T00:00:00.000Z',
      '2026-03-30T10:30:00.000Z',
    ])
    expect(resolve({ to: '2026-01-01T00:00:00+01:00' })).toEqual([null, '2025-12-31T23:00:00.000Z'])
    expect(resolve({ to: '2026-01-01T00:00:00 01:00' })).toEqual([null, '2025-12-31T23:00:00.000Z'])
  })

  it('refuses a name together with borders, and borders the wrong way round', () => {
    expect(() => resolve({ range: '7d', from: '2026-01-01' })).toThrow(ProblemError)
    expect(() => resolve({ from: '2026-01-02', to: '2026-01-02' })).toThrow('from must be earlier than to')
  })

  it('refuses what is no time and no time zone', () => {
    for (const asked of [
      { from: 'yesterday' },
      { from: '2026-02-30' },
      { timezone: 'Berlin' },
      { range: '2w' },
      { to: '1e400' },
    ])
      expect(query.safeParse(asked).success).toBe(false)
  })
})
