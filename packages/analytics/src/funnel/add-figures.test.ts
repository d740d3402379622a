import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addFigures } from './add-figures.ts'
import { type FunnelFigures, figuresOf } from './figures.ts'

const inOrder = fc.array(fc.integer({ min: 0, max: 9 })).map((times) => times.sort((a, b) => a - b))

/** The figures of times of which at most so many in the middle are listed. */
function figuresOfTimes(times: readonly number[], listed = times.length): FunnelFigures {
  const half = (times.length - 1) / 2
  const at = (index: number) => times[index] as number
  const median = times.length === 0 ? null : (at(Math.floor(half)) + at(Math.ceil(half))) / 2
  const bars = new Map(times.length === 0 ? [] : [[0, times.length]])
  const before = Math.max(0, Math.floor((times.length - listed) / 2))
  const middle = times.slice(before, before + listed)
  return { ...figuresOf(1), counts: [times.length], whole: { median, bars, middle } }
}

it('the median of two sets of times is that of all of them', () => {
  fc.assert(
    fc.property(inOrder, inOrder, (one, other) => {
      const all = figuresOfTimes([...one, ...other].sort((a, b) => a - b))
      const { median, bars } = all.whole
      expect(addFigures(figuresOfTimes(one), figuresOfTimes(other))).toEqual({
        ...all,
        whole: { median, bars },
      })
    }),
  )
})

it('times in the middle tell the median of many and few, or that they do not', () => {
  let told = 0
  fc.assert(
    fc.property(inOrder, inOrder, fc.nat(8), fc.nat(8), (one, other, listed, otherListed) => {
      const all = figuresOfTimes([...one, ...other].sort((a, b) => a - b))
      const found = addFigures(figuresOfTimes(one, listed), figuresOfTimes(other, otherListed))
      if (found) expect(found.whole.median).toBe(all.whole.median)
      told += found ? 1 : 0
    }),
    { numRuns: 1000 },
  )
  expect(told).toBeGreaterThan(200)
  const many = Array.from({ length: 1001 }, (_, index) => index)
  expect(addFigures(figuresOfTimes(many, 20), figuresOfTimes([1, 2, 3]))?.whole.median).toBe(498.5)
  expect(addFigures(figuresOfTimes(many, 20), figuresOfTimes(Array(100).fill(1)))).toBeUndefined()
})
