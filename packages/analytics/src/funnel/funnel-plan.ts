import type { EventMatch, FunnelQuestion, FunnelStep } from '@sojourn/contract'
import type { Bindings } from '../frame/bindings.ts'
import { journeyItems } from '../ways/journey-items.ts'
import { areDisjoint, kindsSql, matchSql } from '../ways/match-sql.ts'

/** A step as it is followed: an event with its bit in the mask, or an edge of the way. */
export type PlanStep =
  | { readonly kind: 'entry' }
  | { readonly kind: 'exit' }
  | {
      readonly kind: 'event'
      readonly bit: number
      readonly isOptional: boolean
      readonly isFirst: boolean
      readonly withinMs?: number | undefined
    }

/** A funnel made ready to be asked. */
export interface FunnelPlan {
  readonly steps: readonly PlanStep[]
  readonly names: readonly string[]
  readonly isStrict: boolean
  readonly isMerged: boolean
  /** Whether no event can be two steps, or a step and excluded, and steps need not follow upon each other. */
  readonly areDisjoint: boolean
  readonly windowMs?: number | undefined
  readonly perUser: boolean
  readonly hasExclusions: boolean
  /** Whether events that are no step count too: as lying between, or as the beginning. */
  readonly isWhole: boolean
  /** Over rows of `events`: which are read, and what each is. */
  readonly where: string
  readonly mask: string
}

/** The bit of events that must not lie between steps; those of steps are below. */
export const exclusionBit = 10

/**
 * Plans a funnel.
 * @throws QuestionError where a condition names what events do not have
 */
export function planFunnel(question: FunnelQuestion, bindings: Bindings): FunnelPlan {
  const bits: string[] = []
  const matches: EventMatch[] = []
  const add = (found: readonly EventMatch[], path: (index: number) => string, bit: number) => {
    const any = found.map((match, index) => matchSql(match, bindings, path(index)))
    bits.push(`bitShiftLeft(toUInt16(${any.join(' OR ')}), ${bit})`)
    matches.push(...found)
  }
  const steps = question.steps.map((step, index): PlanStep => {
    if (step.edge !== undefined) return { kind: step.edge }
    if (step.stage === 'entry') return { kind: 'entry' }
    const bit = bits.length
    const path = `steps.${index}`
    if (step.anyOf) add(step.anyOf, (choice) => `${path}.anyOf.${choice}`, bit)
    else add([step], () => path, bit)
    return { kind: 'event', bit, isOptional: step.optional, isFirst: step.first, withinMs: step.within }
  })
  if (question.exclude.length > 0) add(question.exclude, (index) => `exclude.${index}`, exclusionBit)
  const choices = question.steps.map(
    (step) => (step.anyOf ?? (step.edge === undefined ? [step] : [])) as EventMatch[],
  )
  const isStrict = question.order === 'strict'
  const isWhole = isStrict || steps[0]?.kind === 'entry'
  return {
    steps,
    names: question.steps.map(nameOf),
    isStrict,
    isMerged: question.merge,
    areDisjoint:
      !isStrict &&
      question.exclude.length === 0 &&
      choices.every((one, index) =>
        choices.slice(index + 1).every((other) => one.every((a) => other.every((b) => areDisjoint(a, b)))),
      ),
    windowMs: question.window,
    perUser: question.per === 'user',
    hasExclusions: question.exclude.length > 0,
    isWhole,
    where: isWhole ? journeyItems[question.of ?? 'events'].where : kindsSql(matches, bindings),
    mask: bits.join(' + '),
  }
}

const nameOf = (step: FunnelStep): string => {
  if (step.name !== undefined) return step.name
  if (step.edge !== undefined) return `(${step.edge})`
  return (step.anyOf ?? [step]).map(describe).join(' or ').slice(0, 256)
}

const describe = ({ type, page, section, stage }: Omit<EventMatch, 'where'>): string =>
  [type, page, section, stage].filter((part) => part !== undefined).join(' ')
