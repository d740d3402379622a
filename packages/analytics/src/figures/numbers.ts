/** Numbers of 64 bits in order, each once, in halves of 32 bits. */
export interface Ordered {
  readonly size: number
  high(at: number): number
  low(at: number): number
}

const numberBytes = 8

/** Numbers of a group, from the text of {@link numbersSql}. */
export class Numbers implements Ordered {
  readonly #bytes: DataView

  constructor(base64: string) {
    const bytes = Buffer.from(base64, 'base64')
    this.#bytes = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get size(): number {
    return this.#bytes.byteLength / numberBytes
  }

  high(at: number): number {
    return this.#bytes.getUint32(at * numberBytes + 4, true)
  }

  low(at: number): number {
    return this.#bytes.getUint32(at * numberBytes, true)
  }
}

/** An array of numbers as the text that {@link Numbers} reads, in SQL. */
export const numbersSql = (list: string): string => `base64Encode(reinterpret(arraySort(${list}), 'String'))`

/** How many of `others` are not among `known`, or are there but not as is wanted. */
export function countMissing(
  known: Ordered,
  others: Ordered,
  isWanted: (at: number) => boolean = () => true,
): number {
  let missing = 0
  let at = 0
  for (let index = 0; index < others.size; index++) {
    const [high, low] = [others.high(index), others.low(index)]
    at = firstFrom(known, at, high, low)
    const isThere = at < known.size && known.high(at) === high && known.low(at) === low
    if (!isThere || !isWanted(at)) missing += 1
  }
  return missing
}

/** The first place at or behind `start` whose number is not less: in steps that double, and back by halves. */
export function firstFrom(list: Ordered, start: number, high: number, low: number): number {
  const { size } = list
  const isLess = (at: number) => list.high(at) < high || (list.high(at) === high && list.low(at) < low)
  let from = start
  let step = 1
  while (from + step <= size && isLess(from + step - 1)) {
    from += step
    step *= 2
  }
  let to = Math.min(from + step - 1, size)
  while (from < to) {
    const middle = (from + to) >>> 1
    if (isLess(middle)) from = middle + 1
    else to = middle
  }
  return from
}
