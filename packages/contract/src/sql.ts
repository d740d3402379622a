import { z } from 'zod'

/** Most rows that an answer to SQL can hold, and how many it holds where nobody says. */
export const sqlRows = { most: 10_000, standard: 1000 } as const

/** A question in SQL. */
export const sqlQuestion = z.strictObject({
  query: z.string({ error: 'must be a query such as SELECT count() FROM sessions' }).min(1, {
    error: 'must be a query such as SELECT count() FROM sessions',
  }),
  siteId: z.string({ error: 'must be the id of a site' }).optional().describe('Only over this site'),
  limit: z
    .number({ error: `must be a number from 1 to ${sqlRows.most}` })
    .int({ error: `must be a number from 1 to ${sqlRows.most}` })
    .min(1, { error: `must be a number from 1 to ${sqlRows.most}` })
    .max(sqlRows.most, { error: `must be a number from 1 to ${sqlRows.most}` })
    .default(sqlRows.standard)
    .describe('Most rows of the answer'),
})

/** The answer to a question in SQL. */
export const sqlAnswer = z.object({
  columns: z.array(z.object({ name: z.string(), type: z.string().describe('As ClickHouse names it') })),
  rows: z.array(z.array(z.unknown())).describe('One array a row, in the order of the columns'),
  isCut: z.boolean().describe('Whether there were more rows than `limit`'),
  statistics: z.object({
    rows: z.number().int().describe('Rows of the answer'),
    seconds: z.number().describe('How long the store took'),
  }),
})
export type SqlAnswerBody = z.output<typeof sqlAnswer>

/** What a question in SQL may name. */
export const sqlDirectory = z.object({
  tables: z.array(
    z.object({
      name: z.string(),
      description: z.string(),
      columns: z.array(z.object({ name: z.string(), description: z.string() })),
    }),
  ),
  functions: z
    .array(z.string())
    .describe('Aggregates take -If, -Distinct, -Array, -OrNull and their like besides'),
  limits: z.object({ rows: z.number(), bytes: z.number(), seconds: z.number(), atOnce: z.number() }),
})
export type SqlDirectory = z.output<typeof sqlDirectory>
