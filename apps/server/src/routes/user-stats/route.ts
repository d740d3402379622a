import { formatInstant } from '@sojourn/contract'
import { z } from 'zod'
import { demandPermission } from '../../credentials/caller.ts'
import type { Reads } from '../../reads.ts'
import { room } from '../../rooms/room.ts'
import { userIdParams } from '../user-id.ts'

const error = 'must be a whole number from 1 to 3650'
const dayMs = 86_400_000

const query = z.object({
  daysBack: z.coerce
    .number({ error })
    .int({ error })
    .min(1, { error })
    .max(3650, { error })
    .default(30)
    .describe('Sessions that began within this many times 24 hours before now'),
})

const answer = z.object({
  totalSessions: z.number().int(),
  totalTime: z.number().describe('Seconds'),
  averageDuration: z
    .number()
    .nullable()
    .describe('Seconds, of the sessions that have a duration; null where none has'),
  sections: z.record(z.string(), z.number().int()).describe('How often each section was entered'),
  mostVisitedSection: z.string().nullable(),
  lastSessionStart: z.iso.datetime().nullable(),
  activeSessions: z.number().int(),
})

export const userStats = ({ reads, now }: { reads: Reads; now: () => number }) =>
  room({
    guard: 'read',
    isForUsers: true,
    method: 'get',
    path: '/api/v1/users/{userId}/stats',
    tag: 'Users',
    summary: "Sum up a user's sessions",
    params: userIdParams,
    query,
    answers: { 200: { description: 'The figures; zeros for a user who is not known', schema: answer } },
    handle: async ({ c, caller, siteIds, params, query }) => {
      demandPermission(caller, 'personal_data')
      const at = now()
      const range = { from: at - query.daysBack * dayMs, to: at + 1, now: at }
      const stats = await reads.userStats(siteIds, params.userId, range)
      const last = stats.lastSessionStart
      return c.json({ ...stats, lastSessionStart: last === null ? null : formatInstant(last) })
    },
  })
