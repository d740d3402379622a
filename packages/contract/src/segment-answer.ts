import { z } from 'zod'
import { segmentRule } from './segment.ts'
import { sessionSchema } from './session.ts'

const name = z
  .string({ error: 'must be a name' })
  .trim()
  .min(1, { error: 'must not be empty' })
  .max(128, { error: 'must be at most 128 characters' })

/** A segment to be saved. */
export const newSegment = z.strictObject({
  name,
  siteId: z.string().nullable().default(null).describe('Null: for all sites of the organization'),
  rule: segmentRule,
})

/** What is to change of a segment. */
export const segmentChanges = z.strictObject({ name: name.optional(), rule: segmentRule.optional() })

/** A saved segment, as answered. */
export const segmentSchema = z.object({
  segmentId: z.string(),
  name: z.string(),
  siteId: z.string().nullable().describe('Null: for all sites of the organization'),
  rule: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe(
      'As it was saved. Null where it names who somebody is, and the credential has no right to see that',
    ),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})
export type SegmentAnswer = z.output<typeof segmentSchema>

const size = z.object({
  sessions: z.number().int(),
  people: z.number().int().describe('Users, and visitors that are no known user'),
})

/** What belongs to a segment, as answered. */
export const segmentPreviewSchema = z.object({
  matched: size.describe('What belongs to it, of the range'),
  total: size.describe('All of the range'),
  share: z
    .number()
    .nullable()
    .describe('Matched by all, of sessions or people as the rule says; null of nothing'),
  examples: z
    .array(sessionSchema)
    .describe('Sessions that belong to it, newest first; of a rule of users one of each person'),
})
export type SegmentPreviewAnswer = z.output<typeof segmentPreviewSchema>
