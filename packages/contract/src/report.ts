import { z } from 'zod'

const to = z
  .array(z.email({ error: 'must be an e-mail address' }), { error: 'must be a list of e-mail addresses' })
  .min(1, { error: 'must name at least one address' })
  .max(50, { error: 'must name at most 50 addresses' })

/** The settings of a weekly report. */
export const reportSettings = z.strictObject({ to: to.default(['nobody@localhost']) })

/** A weekly report to be made. */
export const newReport = z.strictObject({
  siteId: z.string({ error: 'must be the id of a site' }),
  to: to.describe('Who gets it'),
})

/** A weekly report, as answered. */
export const reportSchema = z.object({
  name: z.string().describe('Of its job, which can be run, paused and put on another schedule'),
  siteId: z.string(),
  to: z.array(z.string()),
  isPaused: z.boolean(),
  createdAt: z.iso.datetime(),
})
export type ReportAnswer = z.output<typeof reportSchema>
