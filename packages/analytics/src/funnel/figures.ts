import { conversionSeconds } from '@sojourn/contract'
import type { FunnelPlan } from './funnel-plan.ts'
import { eventNoteSql, markNames, type Note } from './unit-marks.ts'

/** How many took so long: by where the bar begins, in milliseconds. */
export type Bars = ReadonlyMap<number, number>

/** Times in milliseconds that units took. */
export interface Timed {
  /** Null where there are none. */
  readonly median: number | null
  readonly bars: Bars
  /** Those in the middle, in order: as many are left out before them as behind, or one more there. Absent: nobody asked. */
  readonly middle?: ArrayLike<number> | undefined
}

/** What came of a set of units. Times in milliseconds. */
export interface FunnelFigures {
  /** Units that reached each step. */
  readonly counts: readonly number[]
  /** Of the time since the step before, of the units that reached the step. */
  readonly steps: readonly Timed[]
  /** The same from the first step to the last. */
  readonly whole: Timed
  /** By currency, in ten-thousandths: what the events earned by which the last step was reached. */
  readonly revenue: ReadonlyMap<string, number>
}

/** The revenue of an event of the last step, as it is stored: an amount or NULL, and its currency. */
export function revenueNote({ steps }: FunnelPlan): Note[] {
  const last = steps.at(-1)
  return last?.kind === 'event'
    ? [{ of: 'event', name: 'earned', bit: last.bit, sql: '(revenue, toString(currency))' }]
    : []
}

/** Figures as SQL, in layers, since what is told of an array is told of far fewer rows than it is gathered from. */
export interface FiguresSql {
  /** Columns over units, of those that have a place in common. */
  readonly gathered: string
  /** Columns over these, of all places. */
  readonly joined: string
  /** Columns over these, in the order of {@link readFigures}. */
  readonly told: string
}

/** Times of one step that are listed at most, where they are asked for. */
const middleMax = 200_000

export function figuresSql(plan: FunnelPlan, isMiddleListed = false): FiguresSql {
  const took = (step: number, since: 'before' | 'start') => {
    const names = markNames(step)
    return `groupArrayIf(${names.reached} - ${names[since]}, ${names.reached} > 0)`
  }
  const last = plan.steps.length - 1
  const isReached = (step: number) => `${markNames(step).reached} > 0`
  const counts = plan.steps.map((_, step) => `countIf(${isReached(step)})`)
  const later = plan.steps.slice(1).map((_, index) => index + 1)
  const revenue = plan.steps[last]?.kind === 'event'
  const listed = (times: string) =>
    isMiddleListed
      ? `arraySlice(arraySort(${times}), intDiv(greatest(length(${times}), ${middleMax}) - ${middleMax}, 2) + 1, ${middleMax})`
      : '[]'
  const timed = (times: string) => `(${timesSql(times)}, ${listed(times)})`
  const arrays = [
    ...later.map((step) => ({ name: `took_${step}`, sql: took(step, 'before') })),
    { name: 'took_whole', sql: took(last, 'start') },
    ...(revenue
      ? [{ name: 'last_events', sql: `groupArrayIf(tupleElement(noted, 1), ${isReached(last)})` }]
      : []),
  ]
  return {
    gathered: [
      `[${counts.join(', ')}] AS counts`,
      ...arrays.map(({ name, sql }) => `${sql} AS ${name}`),
    ].join(', '),
    joined: [
      'sumForEach(place.counts) AS counts',
      ...arrays.map(({ name }) => `groupArrayArray(place.${name}) AS ${name}`),
    ].join(', '),
    told: [
      'counts',
      `[${later.map((step) => timed(`took_${step}`)).join(', ')}]`,
      timed('took_whole'),
      revenue ? revenueSql(plan) : "(CAST([], 'Array(String)'), CAST([], 'Array(Int64)'))",
    ].join(', '),
  }
}

/** What the last events earned by currency. Those that earned nothing, in no currency, are left out. */
const revenueSql = (plan: FunnelPlan): string =>
  "arrayReduce('sumMap', arrayMap(one -> [one.2], earned), arrayMap(one -> [toInt64(toDecimal128(one.1, 4) * 10000)], " +
  "arrayFilter(one -> isNotNull(one.1) AND (one.2 != '' OR one.1 != 0), " +
  `${plan.perUser ? 'last_events' : `arrayMap(one -> ${eventNoteSql('one')}, last_events)`}) AS earned))`

/** The median of times, and how many reach each bar but the first, which all do. */
const timesSql = (times: string): string => {
  const reaching = conversionSeconds
    .slice(1)
    .map((seconds) => `arrayCount(one -> one >= ${seconds * 1000}, ${times})`)
  return `arrayReduce('quantileExactInclusive(0.5)', ${times}), [length(${times}), ${reaching.join(', ')}]`
}

type TimedCell = [median: number | null, reaching: number[], middle: number[]]

/** The figures of the cells of a row, from the first that is one. */
export function readFigures(cells: readonly unknown[]): FunnelFigures {
  const [counts, steps, whole, [currencies, amounts]] = cells as [
    number[],
    TimedCell[],
    TimedCell,
    [string[], number[]],
  ]
  return {
    counts,
    steps: [nothing, ...steps.map(readTimed)],
    whole: readTimed(whole),
    revenue: new Map(currencies.map((currency, index) => [currency, amounts[index] ?? 0])),
  }
}

/** The figures of no units at all. */
export const figuresOf = (steps: number): FunnelFigures => ({
  counts: Array(steps).fill(0),
  steps: Array(steps).fill(nothing),
  whole: nothing,
  revenue: new Map(),
})

const nothing: Timed = { median: null, bars: new Map() }

const readTimed = ([median, reaching, middle]: TimedCell): Timed => ({
  median,
  ...(middle.length > 0 ? { middle } : {}),
  bars: new Map(
    reaching.flatMap((count, bar) => {
      const own = count - (reaching[bar + 1] ?? 0)
      return own > 0 ? [[(conversionSeconds[bar] ?? 0) * 1000, own] as const] : []
    }),
  ),
})
