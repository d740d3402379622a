import { z } from 'zod'

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
      'Of the time since the step before: how many took so long, and shorter than where the next bar begins; the last has no end',
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
        value: z.string().nullable().describe('Null where nothing is known'),
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
