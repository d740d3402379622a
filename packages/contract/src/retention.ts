import { z } from 'zod'
import { eventMatch } from './event-match.ts'

export const retentionIntervals = ['day', 'week', 'month'] as const
/** Most periods of a cohort. */
export const retentionPeriodsMax = 400
const periodsError = `must be a whole number from 1 to ${retentionPeriodsMax}`

/** Who comes back, without the sessions that it is about. */
export const retentionQuestion = z.strictObject({
  interval: z
    .enum(retentionIntervals, { error: `must be one of ${retentionIntervals.join(', ')}` })
    .default('week')
    .describe('Weeks begin on Monday; borders are those of the time zone'),
  first: eventMatch.optional().describe('The event that puts somebody into a cohort; absent: any event'),
  returning: eventMatch.optional().describe('The event by which somebody counts as back; absent: any event'),
  mode: z
    .enum(['on', 'onOrAfter'], { error: 'must be on or onOrAfter' })
    .default('on')
    .describe('`on`: back in that very period. `onOrAfter`: back in it or any later one'),
  unit: z
    .enum(['user', 'visitor'], { error: 'must be user or visitor' })
    .default('user')
    .describe('What is counted'),
  periods: z
    .number({ error: periodsError })
    .int({ error: periodsError })
    .min(1, { error: periodsError })
    .max(retentionPeriodsMax, { error: periodsError })
    .default(12)
    .describe('Periods of a cohort, the first being that of its first event'),
  breakdown: z
    .string({ error: 'must be firstChannel or trait:NAME' })
    .regex(/^(firstChannel|trait:.{1,250})$/su, { error: 'must be firstChannel or trait:NAME' })
    .optional()
    .describe(
      '`firstChannel`: how the first of the chosen sessions came. `trait:NAME`: what the user was last said to be',
    ),
  breakdownLimit: z.number().int().min(1).max(100).default(10).describe('Most values; the rest is `(other)`'),
})
export type RetentionQuestion = z.output<typeof retentionQuestion>
export type RetentionInput = z.input<typeof retentionQuestion>

const count = z.number().int()
const cohorts = z
  .array(
    z.object({
      start: z.iso.datetime().describe('Where the period begins in the time zone'),
      size: count.describe('Whose first event lies in the period'),
      returned: z
        .array(count)
        .describe(
          'How many of them came back, period by period, from that of the first event on; periods that begin after the ' +
            'range, or have not begun, are left out',
        ),
    }),
  )
  .describe('In order of time; periods in which nobody began are left out')

export const retentionAnswer = z.object({
  cohorts,
  breakdown: z
    .array(z.object({ value: z.string().nullable().describe('Null where nothing is known'), cohorts }))
    .optional()
    .describe('Most people first; `(other)` where there are more values. They add up to the cohorts'),
})
export type RetentionAnswer = z.output<typeof retentionAnswer>
export type RetentionCohort = RetentionAnswer['cohorts'][number]
