import { conversionSeconds, type FunnelAnswer, type FunnelQuestion, formatInstant } from '@sojourn/contract'
import type { Bars } from './figures.ts'
import type { Funnel } from './funnel.ts'

/** Ten-thousandths in a unit of money. */
const moneyScale = 10_000

/** A funnel as it is answered: rates, drop-off and times of its counts. */
export function funnelAnswerOf(funnel: Funnel, { steps: asked }: FunnelQuestion): FunnelAnswer {
  const { names, all, values, intervals } = funnel
  const { counts } = all
  const first = counts[0] ?? 0
  const last = counts.at(-1) ?? 0
  const required = asked.flatMap(({ optional }, step) => (optional ? [] : [step]))
  const countOf = (step: number | undefined) => (step === undefined ? undefined : (counts[step] ?? 0))
  const steps = names.map((name, step) => {
    const count = counts[step] ?? 0
    const before = countOf(required.findLast((one) => one < step))
    const after = countOf(required.find((one) => one > step))
    const dropOff = after === undefined ? null : count - after
    return {
      name,
      optional: asked[step]?.optional ?? false,
      count,
      conversionRate: rate(count, first),
      stepRate: before === undefined ? null : rate(count, before),
      dropOff,
      dropOffRate: dropOff === null ? null : rate(dropOff, count),
      medianSeconds: seconds(all.steps[step]?.median),
      distribution: step === 0 ? [] : distribution(all.steps[step]?.bars),
    }
  })
  const named = (counts: readonly number[]) =>
    names.map((name, step) => ({
      name,
      count: counts[step] ?? 0,
      conversionRate: rate(counts[step] ?? 0, counts[0] ?? 0),
    }))
  return {
    steps,
    conversion: {
      count: last,
      rate: rate(last, first),
      medianSeconds: seconds(all.whole.median),
      distribution: distribution(all.whole.bars),
      revenue: [...all.revenue]
        .map(([currency, amount]) => ({ currency, amount: amount / moneyScale }))
        .sort((one, other) => (one.currency < other.currency ? -1 : 1)),
    },
    ...(values
      ? {
          breakdown: [
            ...values.map(({ value, counts }) => ({ value: value || null, steps: named(counts) })),
            ...othersOf(counts, values).map((counts) => ({ value: '(other)', steps: named(counts) })),
          ],
        }
      : {}),
    ...(intervals
      ? { trend: intervals.map(({ start, counts }) => ({ time: formatInstant(start), counts: [...counts] })) }
      : {}),
  }
}

const rate = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

const seconds = (ms: number | null | undefined): number | null => (typeof ms === 'number' ? ms / 1000 : null)

const distribution = (bars: Bars | undefined) =>
  conversionSeconds.map((from) => ({ seconds: from, count: bars?.get(from * 1000) ?? 0 }))

/** Each session or user has one value: the others are what the shown ones leave. */
function othersOf(counts: readonly number[], shown: NonNullable<Funnel['values']>): number[][] {
  const rest = counts.map((count, step) =>
    shown.reduce((left, value) => left - (value.counts[step] ?? 0), count),
  )
  return rest.some((count) => count > 0) ? [rest] : []
}
