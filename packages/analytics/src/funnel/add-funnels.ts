import { firstOf, listOf } from '../frame/ask-ranked.ts'
import { addCounts, addFigures } from './add-figures.ts'
import type { FunnelFigures } from './figures.ts'
import { type Place, placesMax } from './places.ts'

/** What the store tells of a funnel: of all units, and how many began where, most first. */
export interface ToldFunnel {
  readonly all: FunnelFigures
  readonly values: readonly Place<string>[]
  /** By where the interval begins, in unix milliseconds. */
  readonly buckets: readonly Place<number>[]
}

/**
 * A funnel of two sets of sessions that share none, with its first values. Undefined where what was listed of both does not
 * tell that of all.
 */
export function addFunnels(one: ToldFunnel, other: ToldFunnel, valueLimit: number): ToldFunnel | undefined {
  const all = addFigures(one.all, other.all)
  const lists = [one, other].map(({ values }) =>
    listOf(
      values.map(({ key, counts }) => ({ value: key, weight: counts[0] ?? 0, counts })),
      placesMax,
    ),
  )
  const values = firstOf(lists, valueLimit, (mine, its) => ({
    value: mine.value,
    weight: mine.weight + its.weight,
    counts: addCounts(mine.counts, its.counts),
  }))
  if (!all || !values) return undefined
  return {
    all,
    values: values.map(({ value, counts }) => ({ key: value, counts })),
    buckets: addBuckets(one.buckets, other.buckets),
  }
}

function addBuckets(one: readonly Place<number>[], other: readonly Place<number>[]): Place<number>[] {
  const sums = new Map(one.map(({ key, counts }) => [key, counts]))
  for (const { key, counts } of other) sums.set(key, addCounts(counts, sums.get(key) ?? []))
  return [...sums].map(([key, counts]) => ({ key, counts }))
}
