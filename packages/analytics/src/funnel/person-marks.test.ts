import { expect, it } from 'vitest'
import { PeopleSet } from '../figures/people-set.ts'
import { readPersonMarks } from './person-marks.ts'

/** A row as the store writes it: a person by the halves of its number, bits, two times, and what follows. */
function row(
  high: number,
  low: number,
  bits: number,
  amount: bigint,
  currency: string,
  doubts: string[],
): Buffer {
  const fixed = Buffer.alloc(28)
  for (const [index, word] of [low, high, bits, 100 * bits, 200 * bits].entries())
    fixed.writeUInt32LE(word, 4 * index)
  fixed.writeBigInt64LE(amount, 20)
  const texts = [currency, ...doubts].map((text) => Buffer.from(`${String.fromCharCode(text.length)}${text}`))
  const [money = Buffer.alloc(0), ...others] = texts
  return Buffer.concat([fixed, money, Buffer.from([doubts.length]), ...others])
}

it('people are in the order of their numbers, each with its own times, and earnings with their people', () => {
  const rows = [
    row(7, 9, 3, 199_000n, 'EUR', []),
    row(7, 2, 1, 0n, '', ['17', '18']),
    row(0xffff_ffff, 0, 3, -5n, '', []),
    row(7, 5, 2, 0n, '', []),
    row(1, 1, 1, 0n, '', ['3']),
  ]
  const { people, took, earned, doubts } = readPersonMarks(Buffer.concat(rows), 2)
  const bits: number[] = []
  new PeopleSet(people).each((one) => bits.push(one))
  expect(bits).toEqual([1, 1, 2, 3, 3])
  expect(took.map((times) => [...times])).toEqual([
    [100, 100, 200, 300, 300],
    [200, 200, 400, 600, 600],
  ])
  expect([...earned].sort()).toEqual([
    [3, 199_000, 'EUR'],
    [4, -5, ''],
  ])
  expect(doubts).toEqual(['17', '18', '3'])
})
