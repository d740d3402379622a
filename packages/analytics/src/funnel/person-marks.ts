import type { FunnelPlan } from './funnel-plan.ts'
import { markNames } from './unit-marks.ts'

/** How far people came, in the order of their numbers; the answer of `person-marks.sql`. */
export interface PersonMarks {
  /** Each with the steps that it reached as bits: the bytes of a `PeopleSet`. */
  readonly people: Uint8Array
  /** Milliseconds of each of them from the step before to each step but the first, and at last from the first to the last. */
  readonly took: readonly Uint32Array[]
  /** What people earned at the last step: places among the people, ten-thousandths, and a currency. */
  readonly earned: readonly (readonly [place: number, amount: number, currency: string])[]
  /** See `sessionWays`. */
  readonly doubts: readonly string[]
}

/** Texts for the holes of `person-marks.sql`. */
export function personMarksSql(plan: FunnelPlan) {
  const names = plan.steps.map((_, step) => markNames(step))
  const last = names.length - 1
  const end = markNames(last)
  const bits = names.map(({ reached }, step) => `${2 ** step} * (${reached} > 0)`)
  const since = (reached: string, start: string) => `toUInt32(if(${reached} > 0, ${reached} - ${start}, 0))`
  const took = names.slice(1).map(({ reached, before }) => since(reached, before))
  const hasRevenue = plan.steps[last]?.kind === 'event'
  const [amount, currency] = ['tupleElement(noted, 1).1', 'tupleElement(noted, 1).2']
  const isReached = `${end.reached} > 0`
  return {
    bits: `toUInt32(${bits.join(' + ')})`,
    took: [...took, since(end.reached, end.start)].join(', '),
    amount: hasRevenue ? `toInt64(if(${isReached}, ifNull(${amount}, 0), 0) * 10000)` : 'toInt64(0)',
    currency: hasRevenue ? `if(${isReached} AND isNotNull(${amount}), toString(${currency}), '')` : "''",
  }
}

/** Bytes of a person's number and bits; four for each time follow in the answer. */
const headBytes = 12

/** The rows of `person-marks.sql` for so many steps, in the format RowBinary. */
export function readPersonMarks(bytes: Uint8Array, steps: number): PersonMarks {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const starts: number[] = []
  const earned: [number, number, string][] = []
  const doubts: string[] = []
  let at = 0
  /** How much follows: seven bits a byte, the least first. */
  const length = () => {
    let found = 0
    for (let shift = 0; ; shift += 7) {
      const byte = view.getUint8(at)
      at += 1
      found += (byte & 127) * 2 ** shift
      if (byte < 128) return found
    }
  }
  const text = () => {
    const size = length()
    at += size
    return size === 0 ? '' : textDecoder.decode(bytes.subarray(at - size, at))
  }
  while (at < bytes.length) {
    const place = starts.push(at) - 1
    at += headBytes + 4 * steps + 8
    const amount = view.getUint32(at - 8, true) + view.getInt32(at - 4, true) * 2 ** 32
    const currency = text()
    if (amount !== 0 || currency !== '') earned.push([place, amount, currency])
    for (let left = length(); left > 0; left -= 1) doubts.push(text())
  }
  const order = inOrder(view, starts)
  const people = new Uint8Array(starts.length * headBytes)
  const took = Array.from({ length: steps }, () => new Uint32Array(starts.length))
  const places = new Uint32Array(starts.length)
  for (const [place, row] of order.entries()) {
    const start = starts[row] ?? 0
    places[row] = place
    people.set(bytes.subarray(start, start + headBytes), place * headBytes)
    for (const [step, times] of took.entries())
      times[place] = view.getUint32(start + headBytes + 4 * step, true)
  }
  return { people, took, earned: earned.map(([row, ...rest]) => [places[row] ?? 0, ...rest]), doubts }
}

/** The rows in the order of the numbers that they begin with: of millions of them, by the upper halves as whole numbers. */
function inOrder(view: DataView, starts: readonly number[]): Uint32Array {
  const words = new Uint32Array(starts.length * 2)
  for (const [row, start] of starts.entries()) {
    words[2 * row] = row
    words[2 * row + 1] = view.getUint32(start + 4, true)
  }
  new BigUint64Array(words.buffer).sort()
  const order = new Uint32Array(starts.length)
  const [high, low] = [4, 0].map(
    (offset) => (row: number) => view.getUint32((starts[row] ?? 0) + offset, true),
  )
  for (let index = 0; index < order.length; index++) {
    const row = words[2 * index] ?? 0
    // Few share their upper halves.
    let place = index
    for (; place > 0; place -= 1) {
      const before = order[place - 1] ?? 0
      if (high?.(before) !== high?.(row) || (low?.(before) ?? 0) < (low?.(row) ?? 0)) break
      order[place] = before
    }
    order[place] = row
  }
  return order
}

const textDecoder = new TextDecoder()
