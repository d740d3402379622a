import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PeopleSet } from './people-set.ts'

type Person = readonly [number: bigint, bits: number]

const people = fc
  .array(
    fc.tuple(fc.oneof(fc.bigInt(1n, 12n), fc.bigInt(1n, 2n ** 64n - 1n)), fc.integer({ min: 1, max: 7 })),
  )
  .map((list) => [...new Map(list)].sort(([one], [other]) => (one < other ? -1 : 1)))

/** As the store answers them. */
function bytesOf(list: readonly Person[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(list.length * 12))
  for (const [index, [number, bits]] of list.entries()) {
    view.setBigUint64(index * 12, number, true)
    view.setUint32(index * 12 + 8, bits, true)
  }
  return new Uint8Array(view.buffer)
}

it('tells of each group who is new in it', () => {
  fc.assert(
    fc.property(people, people, (first, second) => {
      const known = new Map(first)
      const expected = [0, 1, 2].map(
        (bit) => second.filter(([number, bits]) => ((bits & ~(known.get(number) ?? 0)) >> bit) & 1).length,
      )
      const counts = new PeopleSet(bytesOf(first)).countNew(new PeopleSet(bytesOf(second)))
      expect(counts.slice(0, 3)).toEqual(expected)
    }),
  )
})
