import { conversionSeconds } from '@sojourn/contract'
import type { FunnelPlan } from './funnel-plan.ts'
import type { Note } from './unit-marks.ts'

/** How many took so long: by where the bar begins, in milliseconds. */
export type Bars = ReadonlyMap<number, number>

/** What came of a set of units. Times in milliseconds. */
export interface FunnelFigures {
  /** Units that reached each step. */
  readonly counts: readonly number[]
  /** Of the time since the step before, of the units that reached the step; null where there is none. */
  readonly steps: readonly { readonly median: number | null; readonly bars: Bars }[]
  /** The same from the first step to the last. */
  readonly whole: { readonly median: number | null; readonly bars: Bars }
  /** By currency, in ten-thousandths: what the events earned by which the last step was reached. */
  readonly revenue: ReadonlyMap<string, number>
}

/** The revenue of an event of the last step: ten-thousandths and currency; no currency where there is none. */
export function revenueNote({ steps }: FunnelPlan): Note[] {
  const last = steps.at(-1)
  if (last?.kind !== 'event') return []
  const earned = 'toInt64(ifNull(toDecimal128(revenue, 4), 0) * 10000)'
  return [
    {
      of: 'event',
      name: 'earned',
      bit: last.bit,
      sql: `(${earned}, if(isNull(revenue), '', toString(currency)))`,
    },
  ]
}

/** The figures as columns over units, in the order of {@link readFigures}. */
export function figuresSql(plan: FunnelPlan): string {
  const cell = (step: number, index: number) => `tupleElement(marks[${step + 1}], ${index})`
  const timed = (step: number, since: number) => {
    const [isReached, took] = [`${cell(step, 1)} > 0`, `${cell(step, 1)} - ${cell(step, since)}`]
    const bars = `[roundDown(${took}, [${conversionSeconds.map((seconds) => seconds * 1000).join(', ')}])]`
    return `(quantileExactInclusiveIf(0.5)(${took}, ${isReached}), sumMapIf(${bars}, [toUInt64(1)], ${isReached}))`
  }
  const last = plan.steps.length - 1
  const earned = 'tupleElement(tupleElement(noted, 1)'
  return [
    'sumForEach(arrayMap(mark -> toUInt64(tupleElement(mark, 1) > 0), marks)) AS counts',
    `[${plan.steps.map((_, step) => timed(step, 3)).join(', ')}]`,
    timed(last, 2),
    plan.steps[last]?.kind === 'event'
      ? `sumMapIf([${earned}, 2)], [${earned}, 1)], ${cell(last, 1)} > 0 AND (${earned}, 2) != '' OR ${earned}, 1) != 0))`
      : "(CAST([], 'Array(String)'), CAST([], 'Array(Int64)'))",
  ].join(', ')
}

type TimedCell = [number | null, [number[], number[]]]

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
    steps: steps.map((cell, step) => (step === 0 ? nothing : readTimed(cell))),
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

const nothing: FunnelFigures['whole'] = { median: null, bars: new Map() }

const readTimed = ([median, [starts, counts]]: TimedCell): FunnelFigures['whole'] => ({
  median,
  bars: new Map(starts.map((start, index) => [start, counts[index] ?? 0])),
})
