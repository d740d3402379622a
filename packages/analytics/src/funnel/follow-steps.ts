import { maskBits, timeBits } from '../ways/session-ways.ts'
import { exclusionBit, type FunnelPlan, type PlanStep } from './funnel-plan.ts'

/**
 * A moment of a way is a number: its time in milliseconds, and below it, in 22 bits, its position from 1. Moments are in
 * the order of events, and 0 is none.
 */
const positionBits = 22

export const timeOf = (moment: string): string => `toInt64(bitShiftRight(${moment}, ${positionBits}))`
export const positionOf = (moment: string): string => `bitAnd(${moment}, ${2 ** positionBits - 1})`

/** How steps are followed along ways, as SQL. */
export interface Following {
  /** Rows with a `way`, and what is found on it. */
  readonly found: string
  /**
   * Names of three columns for each step: the moment when it was first reached, the latest first step that leads there,
   * and the latest moment of a step before that leads there. 0 where the step was not reached.
   */
  readonly steps: readonly { readonly reached: string; readonly start: string; readonly before: string }[]
}

/**
 * Follows all ways through the steps at once: for each step i the array `start_i` holds, for every event of the way, the
 * latest first step from which the event can be reached as step i, or 0. Where some step before can lead to an event, the
 * latest one leads there too, with the latest start: a window that it fails, all others fail. So one pass a step is enough.
 *
 * Each step is a query around the one before: as aliases of one query, their expressions would double with every step.
 */
export function followSteps(plan: FunnelPlan, ways: string): Following {
  const way = plan.isMerged ? 'merged' : 'way'
  const levels = [
    ...(plan.isMerged ? [[mergedWay]] : []),
    [
      `arrayMap((event, position) -> bitOr(bitShiftLeft(toUInt64(bitShiftRight(event, ${timeBits})), ${positionBits}), ` +
        `toUInt64(position)), ${way}, arrayEnumerate(${way})) AS moments`,
      `arrayMap(event -> toUInt16(bitAnd(event, ${maskMax})), ${way}) AS masks`,
    ],
  ]
  const steps = plan.steps.map((step, index) => {
    const names = { reached: `reached_${index}`, start: `began_${index}`, before: `before_${index}` }
    levels.push(...levelsOf(plan, step, index, names))
    return names
  })
  const found = levels.reduce((rows, columns) => `SELECT *, ${columns.join(', ')} FROM (${rows})`, ways)
  return { found, steps }
}

const maskMax = 2 ** maskBits - 1

/** A run of events that fit the same steps is one event: its first. Events that fit no step are told apart by nothing. */
const mergedWay =
  `arrayFilter((event, last) -> bitAnd(event, ${maskMax}) != bitAnd(last, ${maskMax}), way, ` +
  `arrayPushFront(arrayPopBack(way), toUInt128(${maskMax}))) AS merged`

type Names = Following['steps'][number]

function levelsOf(plan: FunnelPlan, step: PlanStep, index: number, names: Names): string[][] {
  switch (step.kind) {
    case 'entry': {
      const none = `toUInt64(0) AS ${names.before}`
      return [
        [`moments[1] AS ${names.reached}`, `moments[1] AS ${names.start}`, none],
        ...entryLevels(plan, names),
      ]
    }
    case 'exit': {
      const ends = stepsBefore(plan, index)
        .filter((one) => plan.steps[one]?.kind === 'event')
        .map((one) => `start_${one}[-1]`)
      const reached = `if(${names.start} > 0, moments[-1], 0)`
      return [
        [`${greatest(ends)} AS ${names.start}`],
        [`${reached} AS ${names.reached}, ${reached} AS ${names.before}`],
      ]
    }
    case 'event':
      return eventLevels(plan, step, index, names)
  }
}

function eventLevels(
  plan: FunnelPlan,
  step: Extract<PlanStep, { kind: 'event' }>,
  index: number,
  names: Names,
): string[][] {
  const only = [`arrayFirstIndex(mask -> bitTest(mask, ${step.bit}), masks) AS only_${index}`]
  const fits = `bitTest(mask, ${step.bit})${step.isFirst ? ` AND ${positionOf('moment')} = only_${index}` : ''}`
  const before = stepsBefore(plan, index)
  const inTime = (moment: string, start: string, last: string) =>
    [
      `${start} > 0`,
      ...(plan.windowMs === undefined ? [] : [`${timeOf(moment)} - ${timeOf(start)} <= ${plan.windowMs}`]),
      ...(step.withinMs === undefined ? [] : [`${timeOf(moment)} - ${timeOf(last)} <= ${step.withinMs}`]),
    ].join(' AND ')
  const leads = [...new Set(before.flatMap((one) => [`leads_${one}`, lastOf(one)]))]
  const starts = before.map((one) => `if(${inTime('moment', `leads_${one}`, lastOf(one))}, leads_${one}, 0)`)
  const lasts = before.map((one) => {
    const [start, last] = [`leads_${one}[at_${index}]`, `${lastOf(one)}[at_${index}]`]
    return `if(${inTime(`moments[at_${index}]`, start, last)}, ${last}, 0)`
  })
  const start =
    index === 0
      ? `arrayMap((mask, moment) -> if(${fits}, moment, 0), masks, moments)`
      : `arrayMap((${['mask', 'moment', ...leads].join(', ')}) -> if(${fits}, ${greatest(starts)}, 0), ${['masks', 'moments', ...leads].join(', ')})`
  return [
    ...(step.isFirst ? [only] : []),
    [`${start} AS start_${index}`],
    [`arrayFirstIndex(one -> one > 0, start_${index}) AS at_${index}`, ...leadingOn(plan, index)],
    [
      `moments[at_${index}] AS ${names.reached}`,
      `start_${index}[at_${index}] AS ${names.start}`,
      `${index === 0 ? 'toUInt64(0)' : `if(at_${index} = 0, 0, ${greatest(lasts)})`} AS ${names.before}`,
    ],
  ]
}

/**
 * For every event, the latest event before it at which a step was reached and from which it can still go on: `last_i`, and
 * the start that leads there, `leads_i`. In strict order only the very event before; else what lies behind an excluded
 * event is out of reach.
 */
function leadingOn(plan: FunnelPlan, index: number): string[] {
  if (index === plan.steps.length - 1) return []
  const leads = `${shifted(plan, filled(plan, `start_${index}`))} AS leads_${index}`
  if (index === 0) return [leads]
  const ownMoments = `arrayMap((one, moment) -> if(one > 0, moment, 0), start_${index}, moments)`
  return [leads, `${shifted(plan, filled(plan, ownMoments))} AS last_${index}`]
}

const filled = ({ isStrict, hasExclusions }: FunnelPlan, moments: string): string => {
  if (isStrict) return moments
  return hasExclusions
    ? `arrayFill((one, mask) -> one > 0 OR bitTest(mask, ${exclusionBit}), ${moments}, masks)`
    : `arrayFill(one -> one > 0, ${moments})`
}

/** The first step begins with itself. */
const lastOf = (step: number): string => (step === 0 ? 'leads_0' : `last_${step}`)

/** Nothing leads to itself; where no event is two steps, that goes without saying. */
const shifted = ({ areDisjoint }: FunnelPlan, moments: string): string =>
  areDisjoint ? moments : `arrayPushFront(arrayPopBack(${moments}), toUInt64(0))`

/** The entry leads to the first event only in strict order, else to all up to the first that is excluded. */
function entryLevels({ isStrict, hasExclusions }: FunnelPlan, { reached }: Names): string[][] {
  const leads = (condition: string) => {
    const moments = `arrayMap(moment -> if(${condition}, ${reached}, 0), moments)`
    return [`${moments} AS leads_0`]
  }
  if (isStrict) return [leads(`${positionOf('moment')} = 1`)]
  if (!hasExclusions) return [leads('true')]
  return [
    [`arrayFirstIndex(mask -> bitTest(mask, ${exclusionBit}), masks) AS barrier`],
    leads(`barrier = 0 OR ${positionOf('moment')} <= barrier`),
  ]
}

/** The steps that can come right before a step: the one before it, and further back while they are optional. */
function stepsBefore({ steps }: FunnelPlan, index: number): number[] {
  const before: number[] = []
  for (let at = index - 1; at >= 0; at -= 1) {
    before.push(at)
    const step = steps[at]
    if (step?.kind !== 'event' || !step.isOptional) break
  }
  return before
}

const greatest = (values: readonly string[]): string =>
  values.length === 1 ? (values[0] as string) : `greatest(${values.join(', ')})`
