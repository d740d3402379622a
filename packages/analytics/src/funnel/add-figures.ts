import type { Bars, FunnelFigures, Timed } from './figures.ts'

/**
 * The figures of two sets of sessions that share none, of their sums and of the times that both have listed. Undefined where
 * the times in the middle of both do not tell that of all.
 */
export function addFigures(one: FunnelFigures, other: FunnelFigures): FunnelFigures | undefined {
  const steps = one.steps.map((step, index) => addTimed(step, other.steps[index]))
  const whole = addTimed(one.whole, other.whole)
  if (!whole || !steps.every((step) => step !== undefined)) return undefined
  return {
    counts: addCounts(one.counts, other.counts),
    steps,
    whole,
    revenue: addMaps(one.revenue, other.revenue),
  }
}

/** Counts step by step. @param other of as many steps, or of none */
export const addCounts = (one: readonly number[], other: readonly number[]): number[] =>
  one.map((count, index) => count + (other[index] ?? 0))

function addTimed(one: Timed, other: Timed | undefined): Timed | undefined {
  if (!other || sizeOf(other.bars) === 0) return { median: one.median, bars: one.bars }
  if (sizeOf(one.bars) === 0) return { median: other.median, bars: other.bars }
  const bars = addMaps(one.bars, other.bars)
  const middle = (sizeOf(bars) - 1) / 2
  const [below, above] = [Math.floor(middle), Math.ceil(middle)].map((rank) =>
    atRank(rank, timesOf(one), timesOf(other)),
  )
  return below === undefined || above === undefined ? undefined : { median: (below + above) / 2, bars }
}

/** Times in order, of which some before and behind may not be known. */
interface Times {
  readonly size: number
  /** Undefined: not known. Before the first time is the least there is, behind the last the greatest. */
  at(index: number): number | undefined
}

function timesOf({ bars, middle = [] }: Timed): Times {
  const size = sizeOf(bars)
  const before = Math.floor((size - middle.length) / 2)
  return {
    size,
    at: (index) => {
      if (index < 0) return Number.NEGATIVE_INFINITY
      return index >= size ? Number.POSITIVE_INFINITY : middle[index - before]
    },
  }
}

/** The value that has so many before it in two lists together; undefined where what is not known may be that. */
function atRank(rank: number, one: Times, other: Times): number | undefined {
  // How many of the values up to the rank are of the first list. What is not known lies far from the middle.
  let [fewest, most] = [Math.max(0, rank + 1 - other.size), Math.min(rank + 1, one.size)]
  const unknownAt = ({ size }: Times, index: number) =>
    index < size / 2 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  while (fewest < most) {
    const taken = (fewest + most) >> 1
    const [mine, its] = [one.at(taken), other.at(rank - taken)]
    if ((mine ?? unknownAt(one, taken)) < (its ?? unknownAt(other, rank - taken))) fewest = taken + 1
    else most = taken
  }
  const [last, next] = [one.at(fewest - 1), one.at(fewest)]
  const [otherLast, otherNext] = [other.at(rank - fewest), other.at(rank + 1 - fewest)]
  if (last === undefined || next === undefined || otherLast === undefined || otherNext === undefined) return
  return last <= otherNext && otherLast <= next ? Math.max(last, otherLast) : undefined
}

const sizeOf = (bars: Bars): number => [...bars.values()].reduce((sum, count) => sum + count, 0)

function addMaps<Key>(one: ReadonlyMap<Key, number>, other: ReadonlyMap<Key, number>): Map<Key, number> {
  const sums = new Map(one)
  for (const [key, value] of other) sums.set(key, (sums.get(key) ?? 0) + value)
  return sums
}
