import { z } from 'zod'
import { stageNames } from './session.ts'

const count = z.number().int()

/** The standard stage funnel, in the order of the journey. */
export const stagesAnswer = z.object({
  currency: z.string().describe('ISO 4217: that of the revenue'),
  stages: z.array(
    z.object({
      stage: z.enum(stageNames),
      visitors: count.describe('Visitors of whom a session reached the stage, by the rules of the site'),
      sessions: count.describe('Sessions that reached it'),
      dropOff: count
        .nullable()
        .describe('Visitors here less those at the next stage; null for the last stage'),
      dropOffRate: z
        .number()
        .nullable()
        .describe(
          '(visitors here − visitors at the next stage) / visitors here. Null for the last stage and where nobody was; ' +
            'below zero where more reached the next stage, since a stage can be passed over',
        ),
      sessionDropOffRate: z.number().nullable().describe('The same of sessions'),
      revenue: z.number().describe('What the sessions that reached it earned'),
    }),
  ),
})
export type StagesAnswer = z.output<typeof stagesAnswer>
