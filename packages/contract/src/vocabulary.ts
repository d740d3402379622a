import { z } from 'zod'

const sentence = z.string().describe('What it is, in one sentence')

/** What questions can be asked for and by. */
export const vocabularySchema = z.object({
  metrics: z
    .array(
      z.object({
        name: z.string().describe('As `metrics` names it'),
        sentence,
        unit: z
          .enum(['count', 'share', 'seconds', 'money'])
          .describe('`share` is from 0 to 1, `money` in units of the currency'),
      }),
    )
    .describe('In the order in which they are told'),
  dimensions: z
    .array(z.object({ name: z.string().describe('As `by` and filters name it'), sentence }))
    .describe('Beside them there are `property:NAME` of events and `trait:NAME` of users'),
})
export type Vocabulary = z.output<typeof vocabularySchema>
