import { z } from 'zod'
import { eventType } from './event.ts'
import { filterSchema } from './filter.ts'
import { journeyKinds } from './journeys.ts'
import { stageNames } from './session.ts'
import { intervalNames, windowLength } from './time-lengths.ts'

/** Fewest and most steps of a funnel, entry and exit not counted among the most. */
export const funnelSteps = { min: 2, max: 10 } as const
const conditionsMax = 10
const choicesMax = 10

const place = {
  type: eventType.optional(),
  page: z
    .string({ error: 'must be a page path such as /products/*' })
    .min(1, { error: 'must not be empty' })
    .max(2048)
    .optional()
    .describe(
      'The page path: `*` is anything within a segment, `**` anything at all, `\\` takes its meaning from the sign behind ' +
        'it. Without a type it is a page view',
    ),
  section: z
    .string({ error: 'must be a string' })
    .min(1)
    .max(128)
    .optional()
    .describe('Of a page view or a move to it'),
  stage: z
    .enum(stageNames, { error: `must be one of ${stageNames.join(', ')}` })
    .optional()
    .describe('`entry` is the beginning, and can only be the first step'),
  where: z
    .array(filterSchema, {
      error: 'must be a list such as [{"property": "property:plan", "op": "eq", "value": "pro"}]',
    })
    .max(conditionsMax, { error: `must be at most ${conditionsMax} conditions` })
    .optional()
    .describe('Conditions on the event, all of which must hold'),
}
const says = ({
  type,
  page,
  section,
  stage,
}: Partial<Record<'type' | 'page' | 'section' | 'stage', unknown>>) =>
  [type, page, section, stage].some((part) => part !== undefined)

/** What an event must be; all that is given must hold. */
export const eventMatch = z
  .strictObject(place)
  .refine(says, { error: 'must name a type, page, section or stage' })
  .refine(({ stage }) => stage !== 'entry', { path: ['stage'], error: 'must not be entry here' })
  .meta({ id: 'EventMatch' })
export type EventMatch = z.output<typeof eventMatch>

/** A step of a funnel. */
export const funnelStep = z
  .strictObject({
    name: z
      .string()
      .min(1)
      .max(256)
      .optional()
      .describe('As the answer calls it; the standard says what it is'),
    ...place,
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
  .superRefine((step, context) => {
    const refuse = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
    const ways = [says(step), step.anyOf !== undefined, step.edge !== undefined].filter(Boolean).length
    if (ways !== 1) refuse([], 'must say one of: type, page, section or stage (together); anyOf; edge')
    if (step.where !== undefined && !says(step))
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
  .superRefine(({ steps, order, of, merge }, context) => {
    const refuse = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    if (steps.filter(({ edge, stage }) => edge === undefined && stage !== 'entry').length > funnelSteps.max)
      refuse(['steps'], stepsError)
    if (order !== 'strict') {
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

const count = z.number().int()
const rate = z.number().nullable()

/** Where the bars of a distribution begin, in seconds; the last has no end. */
export const conversionSeconds = [
  0, 1, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 10_800, 21_600, 43_200, 86_400, 172_800, 345_600, 604_800,
  1_209_600, 2_592_000,
] as const

const timing = {
  medianSeconds: z
    .number()
    .nullable()
    .describe('Median of the time since the step before; null for the first step'),
  distribution: z
    .array(z.object({ seconds: z.number().describe('Where the bar begins'), count }))
    .describe(
      'Of the time since the step before: how many took so long, and shorter than where the next bar begins',
    ),
}

/** One step, as answered. */
const stepFigures = {
  name: z.string(),
  count: count.describe('Sessions or users that reached the step'),
  conversionRate: rate.describe('Of those of the first step, 0 to 1'),
  stepRate: rate.describe('Of those of the step before, optional ones not counted'),
  dropOff: count
    .nullable()
    .describe('Who did not reach the next step that is not optional; null where there is none'),
  dropOffRate: rate.describe('Of those of this step'),
}
export const funnelStepAnswer = z.object({ ...stepFigures, optional: z.boolean(), ...timing })
export type FunnelStepAnswer = z.output<typeof funnelStepAnswer>

export const funnelAnswer = z.object({
  steps: z.array(funnelStepAnswer),
  conversion: z
    .object({
      count: count.describe('Who reached the last step'),
      rate: rate.describe('Of those of the first step'),
      medianSeconds: z.number().nullable().describe('From the first step to the last'),
      distribution: timing.distribution,
      revenue: z
        .array(z.object({ currency: z.string(), amount: z.number() }))
        .describe('What the events of the last step earned, each currency apart'),
    })
    .describe('From the first step to the last'),
  breakdown: z
    .array(
      z.object({
        value: z.string(),
        steps: z.array(z.object({ name: z.string(), count, conversionRate: rate })),
      }),
    )
    .optional()
    .describe(
      'Most at the first step first; `(other)` where there are more values. They add up to the steps',
    ),
  trend: z
    .array(z.object({ time: z.iso.datetime(), counts: z.array(count).describe('One for each step') }))
    .optional(),
})
export type FunnelAnswer = z.output<typeof funnelAnswer>

/** Who is asked for: those who reached a step, or reached it and not the next that is not optional. */
export const funnelPeopleQuestion = funnelQuestion.safeExtend({
  step: z
    .number({ error: 'must be the number of a step, from 1' })
    .int({ error: 'must be the number of a step, from 1' })
    .min(1, { error: 'must be the number of a step, from 1' }),
  reached: z.boolean().default(true).describe('False: those who reached the step and went no further'),
})
export type FunnelPeopleQuestion = z.output<typeof funnelPeopleQuestion>

export const funnelPeopleAnswer = z.object({
  people: z
    .array(
      z.object({
        siteId: z.string(),
        userId: z.string().nullable(),
        externalId: z.string().nullable().describe('The same as userId'),
        visitorId: z.string().nullable(),
        sessionId: z.string().describe('The session in which the step was reached'),
        reachedAt: z.iso.datetime().describe('When the step was first reached'),
      }),
    )
    .describe('Sessions, or users per user: the latest to reach the step first'),
  nextCursor: z.string().nullable(),
})
