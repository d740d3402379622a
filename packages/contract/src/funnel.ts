import { z } from 'zod'
import { eventMatch, eventPlace, foldEventType, saysPlace } from './event-match.ts'
import { journeyKinds } from './journeys.ts'
import { intervalNames, windowLength } from './time-lengths.ts'

/** Fewest and most steps of a funnel, entry and exit not counted among the most. */
export const funnelSteps = { min: 2, max: 10 } as const
const choicesMax = 10

/** A step of a funnel. */
export const funnelStep = z
  .strictObject({
    name: z
      .string()
      .min(1)
      .max(256)
      .optional()
      .describe('As the answer calls it; the standard says what it is'),
    ...eventPlace,
    anyOf: z
      .array(eventMatch, { error: 'must be a list such as [{"type": "click"}, {"type": "search"}]' })
      .min(1, { error: 'must have at least one alternative' })
      .max(choicesMax, { error: `must have at most ${choicesMax} alternatives` })
      .optional()
      .describe('Alternatives, of which one is enough'),
    edge: z
      .enum(['entry', 'exit'], { error: 'must be entry or exit' })
      .optional()
      .describe(
        'No event: `entry` is before the first, `exit` behind the last. `exit` needs the order strict',
      ),
    optional: z
      .boolean()
      .default(false)
      .describe('May be left out: who does not do it can go on all the same'),
    within: windowLength.optional().describe('Longest time since the step before, such as 30s, 10m or 7d'),
    first: z.boolean().default(false).describe('Only the first event that fits counts as this step'),
  })
  .transform(foldEventType)
  .superRefine((step, context) => {
    const refuse = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
    const ways = [saysPlace(step), step.anyOf !== undefined, step.edge !== undefined].filter(Boolean).length
    if (ways !== 1) refuse([], 'must say one of: type, page, section or stage (together); anyOf; edge')
    if (step.where !== undefined && !saysPlace(step))
      refuse(['where'], 'must stand beside type, page, section or stage')
    if (step.edge === undefined) return
    for (const name of ['optional', 'first', 'within'] as const)
      if (step[name]) refuse([name], `must be left out with ${step.edge}`)
  })
  .meta({ id: 'FunnelStep' })
export type FunnelStep = z.output<typeof funnelStep>

const stepsError = `must be ${funnelSteps.min} to ${funnelSteps.max} steps`

/** What a funnel is, without the sessions that it is about. */
export const funnelQuestion = z
  .strictObject({
    steps: z
      .array(funnelStep, { error: 'must be a list such as [{"type": "add_to_cart"}, {"type": "purchase"}]' })
      .min(funnelSteps.min, { error: stepsError })
      .max(funnelSteps.max + 2, { error: stepsError }),
    exclude: z
      .array(eventMatch, { error: 'must be a list such as [{"type": "remove_from_cart"}]' })
      .max(choicesMax, { error: `must be at most ${choicesMax}` })
      .default([])
      .describe('Events that must not happen between one step and the next'),
    window: windowLength
      .optional()
      .describe(
        'Longest time from the first step to any other, such as 30m or 7d; absent: all within one session',
      ),
    per: z
      .enum(['session', 'user'], { error: 'must be session or user' })
      .default('session')
      .describe(
        'What is counted. Per user, a window reaches over sessions; without one, the best session counts',
      ),
    order: z
      .enum(['ordered', 'strict'], { error: 'must be ordered or strict' })
      .default('ordered')
      .describe('`ordered`: other events may lie between. `strict`: none may'),
    of: z
      .enum(journeyKinds, { error: `must be one of ${journeyKinds.join(', ')}` })
      .optional()
      .describe('With the order strict: only these count as lying between; other events are not looked at'),
    merge: z
      .boolean()
      .default(false)
      .describe('With the order strict: events in a row that fit the same steps are taken as one'),
    breakdown: z
      .string({ error: 'must be the name of a dimension' })
      .min(1)
      .max(256)
      .optional()
      .describe('A dimension, `property:NAME` or `trait:NAME`, by its value where the first step was done'),
    breakdownLimit: z
      .number()
      .int()
      .min(1)
      .max(100)
      .default(10)
      .describe('Most values; the rest is `(other)`'),
    trend: z
      .enum(intervalNames, { error: `must be one of ${intervalNames.join(', ')}` })
      .optional()
      .describe('Also by the interval in which the session of the first step began'),
  })
  .superRefine(({ steps, order, of, merge, exclude }, context) => {
    const refuse = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    if (steps.filter(({ edge, stage }) => edge === undefined && stage !== 'entry').length > funnelSteps.max)
      refuse(['steps'], stepsError)
    if (steps.every(({ edge, stage }) => edge !== undefined || stage === 'entry'))
      refuse(['steps'], 'must have a step that is an event')
    if (order === 'strict') {
      if (exclude.length > 0)
        refuse(['exclude'], 'must be left out with order strict, where nothing lies between')
    } else {
      if (of !== undefined) refuse(['of'], 'must be left out unless order is strict')
      if (merge) refuse(['merge'], 'must be left out unless order is strict')
    }
    const last = steps.length - 1
    steps.forEach((step, index) => {
      const at = (name: string) => ['steps', index, name]
      if (step.stage === 'entry' && index > 0) refuse(at('stage'), 'can be entry in the first step only')
      if (step.edge === 'entry' && index > 0) refuse(at('edge'), 'can be entry in the first step only')
      if (step.edge === 'exit' && (index < last || order !== 'strict'))
        refuse(at('edge'), 'can be exit in the last step only, with order strict')
      if (index === 0 && step.optional) refuse(at('optional'), 'must be left out in the first step')
      if (index === 0 && step.within !== undefined) refuse(at('within'), 'must be left out in the first step')
    })
  })
export type FunnelQuestion = z.output<typeof funnelQuestion>
export type FunnelInput = z.input<typeof funnelQuestion>

/** Who is asked for: those who reached a step, or reached it and not the next that is not optional. */
export const funnelPeopleQuestion = funnelQuestion.safeExtend({
  step: z
    .number({ error: 'must be the number of a step, from 1' })
    .int({ error: 'must be the number of a step, from 1' })
    .min(1, { error: 'must be the number of a step, from 1' }),
  reached: z.boolean().default(true).describe('False: those who reached the step and went no further'),
})
export type FunnelPeopleQuestion = z.output<typeof funnelPeopleQuestion>
