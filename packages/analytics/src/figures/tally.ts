import type { Metric } from '../metrics/metric.ts'
import { countMissing, type Numbers } from './numbers.ts'

/** Figures by the name of their metric; null where there is nothing to tell one from. */
export type Figures = Record<string, number | null>

/** Different numbers of a group. */
export interface Distinct {
  readonly count: number
  /** Which they are; absent: nobody asked, or there are too many to be listed. */
  readonly members?: Numbers | undefined
}

/** What a group comes to: {@link Columns} counted. */
export interface Tally {
  readonly sums: readonly number[]
  readonly distinct: readonly Distinct[]
}

/** What some metrics are told from, each only once: see {@link Metric}. */
export interface Columns {
  readonly sums: readonly string[]
  readonly distinct: readonly string[]
}

const once = <Of>(list: readonly Of[]): Of[] => [...new Set(list)]

/** The columns of some metrics. */
export const columnsOf = (list: readonly Metric[]): Columns => ({
  sums: once(list.flatMap(({ sums = [] }) => sums)),
  distinct: once(list.flatMap(({ distinct }) => distinct ?? [])),
})

/** Figures of a group, from the columns of their metrics; without a tally, those of no sessions at all. */
export const tell = (list: readonly Metric[], columns: Columns, tally?: Tally): Figures =>
  Object.fromEntries(
    list.map(({ name, sums = [], distinct, tell }) => {
      const values = sums.map((sum) => tally?.sums[columns.sums.indexOf(sum)] ?? 0)
      const different =
        distinct === undefined ? undefined : tally?.distinct[columns.distinct.indexOf(distinct)]
      return [name, tell(values, different?.count ?? 0)]
    }),
  )

/** The figures of no sessions at all. */
export const nothing = (list: readonly Metric[]): Figures => tell(list, { sums: [], distinct: [] })

/**
 * The tally of two sets of rows that share none; undefined where they do not say how many numbers are in both.
 * @param newOnes of each column that is distinct, how many numbers of `second` there are that `first` does not have
 */
export function addTallies(
  first: Tally,
  second: Tally,
  newOnes?: (index: number) => number | undefined,
): Tally | undefined {
  const distinct: Distinct[] = []
  for (const [index, one] of first.distinct.entries()) {
    const added = newMembers(one, second.distinct[index]) ?? newOnes?.(index)
    if (added === undefined) return undefined
    distinct.push({ count: one.count + added })
  }
  return { sums: first.sums.map((sum, index) => sum + (second.sums[index] ?? 0)), distinct }
}

function newMembers(first: Distinct, second: Distinct | undefined): number | undefined {
  if (!second || first.count === 0 || second.count === 0) return second?.count ?? 0
  if (!first.members || !second.members) return undefined
  return countMissing(first.members, second.members)
}
