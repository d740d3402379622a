import { z } from 'zod'
import { stageNames } from './session.ts'

/** The standard stage funnel, in the order of the journey. */
export const stagesAnswer = z.object({
  stages: z.array(
    z.object({
      stage: z.enum(stageNames),
      visitors: z
        .number()
        .int()
        .describe('Visitors of whom a session reached the stage, by the rules of the site'),
      sessions: z.number().int().describe('Sessions that reached it'),
      dropOffRate: z
        .number()
        .nullable()
        .describe(
          '(visitors here − visitors at the next stage) / visitors here. Null for the last stage and where nobody was; ' +
            'below zero where more reached the next stage, since a stage can be passed over',
        ),
    }),
  ),
})
export type StagesAnswer = z.output<typeof stagesAnswer>
