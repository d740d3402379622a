import fc from 'fast-check'
import { expect, it } from 'vitest'
import { countMissing, Numbers } from './numbers.ts'

const numbers = fc
  .uniqueArray(fc.oneof(fc.bigInt(1n, 12n), fc.bigInt(1n, 2n ** 64n - 1n)))
  .map((list) => list.sort((one, other) => (one < other ? -1 : 1)))

/** As the store answers them. */
const read = (list: readonly bigint[]) =>
  new Numbers(Buffer.from(BigUint64Array.from(list).buffer).toString('base64'))

it('tells how many are not among others, or not as is wanted', () => {
  fc.assert(
    fc.property(numbers, numbers, (first, second) => {
      const isNew = (one: bigint) => !first.includes(one)
      expect(countMissing(read(first), read(second))).toBe(second.filter(isNew).length)
      const isEven = (at: number) => at % 2 === 0
      const found = countMissing(read(first), read(second), isEven)
      expect(found).toBe(second.filter((one) => isNew(one) || !isEven(first.indexOf(one))).length)
    }),
  )
})
