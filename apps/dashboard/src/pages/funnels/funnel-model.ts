import type { FunnelAnswer, FunnelInput } from '@sojourn/contract'
import { formatDuration, formatShare } from '../../format/format.ts'
import { intervalWords } from '../../format/interval-words.ts'
import { isStillRunning } from '../../format/is-still-running.ts'
import type { SeriesModel } from '../../parts/chart/series-model.ts'

export type FunnelStep = FunnelInput['steps'][number]

/** What a step can be, and the member that says it. */
export const stepKinds = [
  { value: 'type', label: 'Event' },
  { value: 'page', label: 'Page' },
  { value: 'section', label: 'Section' },
  { value: 'stage', label: 'Stage' },
] as const
export type StepKind = (typeof stepKinds)[number]['value']

/** Of which the builder knows no fields: the edges of a session, and alternatives. They are shown and kept. */
export const isFixed = (step: FunnelStep): boolean => step.edge !== undefined || step.anyOf !== undefined

/** The first that a step says; an event where it says nothing yet. */
export const kindOf = (step: FunnelStep): StepKind =>
  stepKinds.find(({ value }) => step[value] !== undefined)?.value ?? 'type'

/** Whether a step says what it is. */
const isWhole = (step: FunnelStep): boolean =>
  isFixed(step) || stepKinds.some(({ value }) => Boolean(step[value]))

/** The funnel as it can be asked; null while a step is still empty or there are fewer than two. */
export function askable(funnel: FunnelInput): FunnelInput | null {
  return funnel.steps.length >= 2 && funnel.steps.every(isWhole) ? funnel : null
}

/** What stands on the page before anything was chosen. */
export const standardFunnel: FunnelInput = {
  steps: [
    { type: 'product_view' },
    { type: 'add_to_cart' },
    { type: 'checkout_start' },
    { type: 'purchase' },
  ],
}

/** Reads a funnel from the URL; the standard one where there is none. What it means is checked by the server. */
export function funnelOfSearch(funnel: unknown): FunnelInput {
  const isFunnel =
    typeof funnel === 'object' && funnel !== null && Array.isArray((funnel as { steps?: unknown }).steps)
  return isFunnel ? (funnel as FunnelInput) : standardFunnel
}

/** A step as it is read: its name, or what it says. */
export function stepWords(step: FunnelStep): string {
  if (step.name) return step.name
  if (step.edge) return step.edge === 'entry' ? 'Entry' : 'Left'
  if (step.anyOf)
    return step.anyOf.map((one) => one.type ?? one.page ?? one.section ?? one.stage).join(' or ')
  return [step.type, step.page, step.section, step.stage].filter(Boolean).join(' · ') || 'Not chosen yet'
}

/** The share that came through, over time. */
export function trendOf({ trend = [] }: FunnelAnswer, timezone: string, now: number): SeriesModel {
  const times = trend.map(({ time }) => time)
  return {
    times: intervalWords(times, timezone),
    isRunning: isStillRunning(times, now),
    lines: [
      {
        name: 'Conversion',
        values: trend.map(({ counts }) => {
          const [first = 0] = counts
          return first === 0 ? null : (counts.at(-1) ?? 0) / first
        }),
      },
    ],
    format: formatShare,
    isShare: true,
  }
}

/** The steps as a file. */
export const funnelFile = ({ steps }: FunnelAnswer) => ({
  headings: [
    'step',
    'name',
    'count',
    'conversionRate',
    'stepRate',
    'dropOff',
    'dropOffRate',
    'medianSeconds',
  ],
  rows: steps.map((step, index) => [
    index + 1,
    step.name,
    step.count,
    step.conversionRate,
    step.stepRate,
    step.dropOff,
    step.dropOffRate,
    step.medianSeconds,
  ]),
})

/** The steps for each value of a dimension, as a file. */
export const breakdownFile = ({ breakdown = [] }: FunnelAnswer, by: string) => ({
  headings: [by, 'step', 'name', 'count', 'conversionRate'],
  rows: breakdown.flatMap(({ value, steps }) =>
    steps.map((step, index) => [value, index + 1, step.name, step.count, step.conversionRate]),
  ),
})

/** How long the step took, in words; nothing for the first. */
export const paceWords = (seconds: number | null): string =>
  seconds === null ? '' : `${formatDuration(seconds)} after the step before`
