import fc from 'fast-check'
import { expect, it } from 'vitest'
import { firstOf, listOf, type Ranked } from './ask-ranked.ts'

const add = (one: Ranked, other: Ranked): Ranked => ({ ...one, weight: one.weight + other.weight })
const inOrder = (one: Ranked, other: Ranked) =>
  other.weight - one.weight || (one.value < other.value ? -1 : one.value === other.value ? 0 : 1)

/** All values of a part of the sessions, by weight. */
const part = fc
  .dictionary(fc.constantFrom(...'abcdefgh'), fc.integer({ min: 1, max: 5 }))
  .map((weights) => Object.entries(weights).map(([value, weight]) => ({ value, weight })))
  .map((rows) => rows.sort(inOrder))

it('lists of parts that end early tell the first of all, or that they cannot', () => {
  let told = 0
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 4 }),
      (parts, askedFor, limit) => {
        const weights = new Map<string, number>()
        for (const { value, weight } of parts.flat()) weights.set(value, (weights.get(value) ?? 0) + weight)
        const all = [...weights].map(([value, weight]) => ({ value, weight })).sort(inOrder)
        const lists = parts.map((rows) => rows.slice(0, askedFor))
        const found = firstOf(
          lists.map((rows) => listOf(rows, askedFor)),
          Math.min(limit, askedFor),
          add,
        )
        if (found) expect(found).toEqual(all.slice(0, Math.min(limit, askedFor)))
        else expect(lists.some((list) => list.length === askedFor)).toBe(true)
        told += found ? 1 : 0
      },
    ),
    { numRuns: 1000 },
  )
  expect(told).toBeGreaterThan(300)
})
