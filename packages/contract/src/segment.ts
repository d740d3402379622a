import { z } from 'zod'
import { eventType } from './event.ts'
import { foldEventType } from './event-match.ts'
import { filterSchema, filtersSchema } from './filter.ts'
import { segmentConditionsMax, segmentNestingMax } from './limits.ts'
import { instant } from './time.ts'

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** A length of time such as `30m`, `12h` or `7d`, as milliseconds; at most ten years. */
export const duration = z
  .string({ error: 'must be a length of time such as 30m, 12h or 7d' })
  .regex(/^[1-9]\d{0,6}[mhd]$/, { error: 'must be a length of time such as 30m, 12h or 7d' })
  .transform((text) => Number.parseInt(text, 10) * unitMs[text.at(-1) as keyof typeof unitMs])
  .refine((ms) => ms <= 3650 * unitMs.d, { error: 'must be at most 3650d' })

const count = z.number().int().min(0).max(1_000_000)

const eventCondition = z
  .strictObject({
    did: z.boolean().default(true).describe('False: no such event happened (as often as `times` says)'),
    type: eventType.optional().describe('Absent: events of any type'),
    eventType: eventType.optional().describe('Accepted for `type`'),
    where: filtersSchema.default([]).describe('Conditions that one event fulfils together'),
    times: z
      .strictObject({ gte: count.optional(), lte: count.optional() })
      .refine(({ gte, lte }) => gte !== undefined || lte !== undefined, {
        error: 'must say gte, lte or both',
      })
      .refine(({ gte = 0, lte = Number.POSITIVE_INFINITY }) => gte <= lte, {
        error: 'gte must not be above lte',
      })
      .optional()
      .describe('How often; the standard is at least once. `lte` alone holds for none, too'),
    within: z
      .union([
        duration,
        z
          .strictObject({ from: instant.optional(), to: instant.optional() })
          .refine(({ from, to }) => from === undefined || to === undefined || from < to, {
            error: 'from must be earlier than to',
          }),
      ])
      .optional()
      .describe('When: a length of time before now such as 30d, or from and to; the standard is at any time'),
  })
  .transform(foldEventType)
export type EventCondition = z.output<typeof eventCondition>

/** A condition on a session or a user. */
export type SegmentCondition =
  | { and: SegmentCondition[] }
  | { or: SegmentCondition[] }
  | { event: EventCondition }
  | { session: z.output<typeof filterSchema> }
  | { user: z.output<typeof filterSchema> }

const conditions = (depth: number): z.ZodType<SegmentCondition> => {
  const leaves = [
    z.strictObject({ event: eventCondition }),
    z.strictObject({ session: filterSchema }),
    z.strictObject({ user: filterSchema }),
  ] as const
  const error =
    'must be one of {"and": […]}, {"or": […]}, {"event": {…}}, {"session": {…}}, {"user": {…}}, ' +
    `with lists in lists at most ${segmentNestingMax} deep`
  if (depth === 0) return z.union(leaves, { error })
  const inner = z
    .array(conditions(depth - 1))
    .min(1)
    .max(segmentConditionsMax)
  return z.union([z.strictObject({ and: inner }), z.strictObject({ or: inner }), ...leaves], { error })
}

const countOf = (condition: SegmentCondition): number => {
  if ('and' in condition) return condition.and.reduce((sum, one) => sum + countOf(one), 0)
  if ('or' in condition) return condition.or.reduce((sum, one) => sum + countOf(one), 0)
  return 1
}

/**
 * Which sessions or users belong to a segment. Of sessions: those that fulfil the condition by what is in them. Of users:
 * the people whose sessions, all together and at any time, fulfil it; all their sessions belong to it.
 */
export const segmentRule = z
  .strictObject({
    of: z.enum(['sessions', 'users'], { error: 'must be sessions or users' }),
    where: conditions(segmentNestingMax),
  })
  .refine(({ where }) => countOf(where) <= segmentConditionsMax, {
    path: ['where'],
    error: `must have at most ${segmentConditionsMax} conditions`,
  })
  .meta({ id: 'SegmentRule' })
export type SegmentRule = z.output<typeof segmentRule>
