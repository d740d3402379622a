import { z } from 'zod'
import { stageNames } from './session.ts'

/** What a journey can be a sequence of. */
export const journeyKinds = ['pages', 'sections', 'events', 'stages'] as const
export type JourneyKind = (typeof journeyKinds)[number]

/** Columns of a journey. */
export const journeyDepth = { min: 2, max: 10, standard: 6 } as const
const limitMax = 100
const item = (what: string) =>
  z
    .string({ error: 'must be a string' })
    .min(1, { error: 'must not be empty' })
    .max(2048)
    .optional()
    .describe(what)
const depthError = `must be a whole number from ${journeyDepth.min} to ${journeyDepth.max}`
const limitError = `must be a whole number from 1 to ${limitMax}`

/** Stages that events are in; the entry is the beginning of every session. */
const stages: readonly string[] = stageNames.filter((stage) => stage !== 'entry')

/** Which journeys, without the sessions that they are of. */
export const journeysQuestion = z
  .strictObject({
    of: z.enum(journeyKinds, { error: `must be one of ${journeyKinds.join(', ')}` }).default('pages'),
    startAt: item('Journeys begin where this is first come to'),
    endAt: item(
      'Journeys end where this is first come to; with `startAt`, first come to after it, and within the columns',
    ),
    around: item('What lies before and behind the first time of this; neither with startAt nor with endAt'),
    depth: z
      .number({ error: depthError })
      .int({ error: depthError })
      .min(journeyDepth.min, { error: depthError })
      .max(journeyDepth.max, { error: depthError })
      .default(journeyDepth.standard)
      .describe('Columns'),
    merge: z.boolean().default(true).describe('Whether the same several times in a row is taken as once'),
    limit: z
      .number({ error: limitError })
      .int({ error: limitError })
      .min(1, { error: limitError })
      .max(limitMax, { error: limitError })
      .default(10)
      .describe('Most paths, and most names in a column; the rest of a column is `(other)`'),
    minCount: z
      .number({ error: 'must be a whole number from 1' })
      .int({ error: 'must be a whole number from 1' })
      .min(1, { error: 'must be a whole number from 1' })
      .default(1)
      .describe('Paths of fewer sessions are left out'),
  })
  .superRefine((question, context) => {
    const { of, around, startAt, endAt } = question
    if (around !== undefined && (startAt !== undefined || endAt !== undefined))
      context.addIssue({
        code: 'custom',
        path: ['around'],
        message: 'must be given without startAt and endAt',
      })
    if (of !== 'stages') return
    for (const name of ['startAt', 'endAt', 'around'] as const)
      if (question[name] !== undefined && !stages.includes(question[name]))
        context.addIssue({ code: 'custom', path: [name], message: `must be one of ${stages.join(', ')}` })
  })
export type JourneysQuestion = z.output<typeof journeysQuestion>
export type JourneysInput = z.input<typeof journeysQuestion>

const count = z.number().int()

export const journeysAnswer = z.object({
  total: count.describe('Sessions with such a journey'),
  origin: count.describe('The column, from 1, of the start, the end or the point'),
  paths: z.array(
    z.object({
      path: z.array(z.string()).describe('What was come through, one for each column'),
      entered: z.boolean().describe('Whether the path begins where the session did, as the columns say'),
      ended: z
        .boolean()
        .describe(
          'Whether nothing followed, as the columns say: false where the journey went on, or was cut at the depth',
        ),
      count,
      share: z.number().describe('Of the total, 0 to 1'),
      funnel: z
        .record(z.string(), z.unknown())
        .describe(
          'What to ask /analytics/funnel, beside range and filters, for the same sessions: its last step has the count',
        ),
    }),
  ),
  nodes: z
    .array(z.object({ step: count, name: z.string(), count }))
    .describe('Every column, from 1, adds up to the total'),
  links: z
    .array(z.object({ step: count, source: z.string(), target: z.string(), count }))
    .describe('From column `step` to the next; every step adds up to the total'),
})
export type JourneysAnswer = z.output<typeof journeysAnswer>

/** Names in a column that are none of the site's: before the first, behind the last, and what is not among the most. */
export const journeyEdges = { entry: '(entry)', exit: '(exit)', other: '(other)' } as const
