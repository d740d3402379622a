import { z } from 'zod'

const time = z.iso.datetime().nullable()
const due = z.object({
  days: z.number().int().nullable().describe('Days that it is kept; null: for ever'),
  before: time.describe('What was before this goes; null: nothing'),
  rows: z.record(z.string(), z.number().int()).describe('How much goes, by what it is'),
  oldestAt: time.describe('When the oldest of it was; null where nothing goes'),
})

/** What has run out of a site, as answered. */
export const retentionPreviewSchema = z.object({
  siteId: z.string(),
  name: z.string(),
  sessions: due.describe('Sessions as a whole, with their events: `sessions` and `events`'),
  profiles: due.describe('Who visitors were of whom no session is left: `visitors`'),
  ledger: due.describe('Of the ledger of what came in: `rows`'),
})
export type RetentionPreviewAnswer = z.output<typeof retentionPreviewSchema>
