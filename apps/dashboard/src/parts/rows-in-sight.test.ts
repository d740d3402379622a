import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowsInSight } from './rows-in-sight.ts'

const height = 37

describe('the rows of a long list that are drawn', () => {
  it('are those in sight and some on either side, whatever is scrolled to', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -4_000_000, max: 2_000 }),
        fc.integer({ min: 200, max: 3_000 }),
        fc.integer({ min: 0, max: 100_000 }),
        (top, seen, count) => {
          const { first, end } = rowsInSight(top, seen, count, height)
          expect(first).toBeGreaterThanOrEqual(0)
          expect(end).toBeLessThanOrEqual(count)
          expect(end - first).toBeGreaterThanOrEqual(0)
          expect(end - first).toBeLessThan(seen / height + 28)
          for (const at of [0, seen - 1]) {
            const row = Math.floor((at - top) / height)
            if (row >= 0 && row < count) expect(row >= first && row < end).toBe(true)
          }
        },
      ),
    )
  })

  it('stay the same for some rows, so that nothing is drawn anew at every step', () => {
    expect(rowsInSight(-400 * height, 800, 1_000, height)).toEqual(
      rowsInSight(-400 * height - 60, 800, 1_000, height),
    )
  })
})
