import type { Catalog } from '@sojourn/catalog'
import { z } from 'zod'
import { defineJob } from '../define-job.ts'

const day = 86_400_000
const days = (standard: number) => z.number().int().min(1).max(36_500).default(standard)

/** Removes what has run out in the catalog. */
export const cleanUp = ({ catalog }: { readonly catalog: Pick<Catalog, 'cleanUp'> }) =>
  defineJob({
    name: 'clean-up',
    title: 'Clean up',
    description:
      'Removes sign-ins that ran out, invitations that are over, and old receipts, logs of jobs and messages.',
    isStanding: true,
    schedule: '0 */6 * * *',
    timeLimitMs: 10 * 60_000,
    settings: z.strictObject({
      invitationDays: days(30).describe('How long an invitation is kept after it is over'),
      receiptDays: days(1095).describe('How long the receipt of an erasure is kept'),
      logDays: days(90).describe('How long the run of a job is kept with its log'),
      runsOfJob: z
        .number()
        .int()
        .min(1)
        .default(1000)
        .describe('How many runs of a job are kept, where it runs often'),
      messageDays: days(30).describe('How long it is kept what became of messages to webhooks and people'),
    }),
    async run({ now, settings, log, rows }) {
      const before = (age: number) => new Date(now() - age * day)
      const removed = await catalog.cleanUp({
        signIns: before(1),
        invitations: before(settings.invitationDays),
        receipts: before(settings.receiptDays),
        jobRuns: before(settings.logDays),
        runsOfJobMax: settings.runsOfJob,
        messages: before(settings.messageDays),
      })
      log(JSON.stringify(removed))
      const total = Object.values(removed).reduce((sum, count) => sum + count, 0)
      rows(total)
      return total === 0 ? 'Nothing had run out.' : `Removed ${total} rows.`
    },
  })
