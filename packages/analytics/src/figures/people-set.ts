import { firstFrom, type Ordered } from './numbers.ts'

/** Bytes of a person: eight of its number, four of the bits of its groups. */
const rowBytes = 12

/** People as numbers in order, each with bits; of the rows of `people.sql`. */
export class PeopleSet implements Ordered {
  readonly #bytes: DataView

  constructor(bytes: Uint8Array) {
    this.#bytes = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get size(): number {
    return this.#bytes.byteLength / rowBytes
  }

  /** Of each bit, the people of `others` who have it there and not here. */
  countNew(others: PeopleSet): number[] {
    const counts = Array.from({ length: 32 }, () => 0)
    this.meet(others, (here, there) => {
      for (let fresh = there & ~here; fresh !== 0; fresh &= fresh - 1) {
        const bit = 31 - Math.clz32(fresh & -fresh)
        counts[bit] = (counts[bit] ?? 0) + 1
      }
    })
    return counts
  }

  /** Goes through the people of `others`: the bits that each has here, 0 for who is not here, and there. */
  meet(others: PeopleSet, visit: (here: number, there: number) => void): void {
    let at = 0
    for (let index = 0; index < others.size; index++) {
      const [high, low] = [others.high(index), others.low(index)]
      at = firstFrom(this, at, high, low)
      const isHere = at < this.size && this.high(at) === high && this.low(at) === low
      visit(isHere ? this.bits(at) : 0, others.bits(index))
    }
  }

  /** Goes through the bits of all. */
  each(visit: (bits: number) => void): void {
    for (let index = 0; index < this.size; index++) visit(this.bits(index))
  }

  low(at: number): number {
    return this.#bytes.getUint32(at * rowBytes, true)
  }

  high(at: number): number {
    return this.#bytes.getUint32(at * rowBytes + 4, true)
  }

  bits(at: number): number {
    return this.#bytes.getUint32(at * rowBytes + 8, true)
  }
}
