import { sessionSchema } from '@sojourn/contract'
import { z } from 'zod'
import { limitParameter } from '../../http/limit.ts'
import { sessionFor } from '../../present/hide-who.ts'
import { presentStanding } from '../../present/present-standing.ts'
import type { Reads } from '../../reads.ts'
import { room } from '../../rooms/room.ts'

const answer = z.object({
  count: z.number().int().describe('Of all, also beyond the limit'),
  sessions: z.array(sessionSchema).describe('Heard from last, first'),
})

export const activeSessions = ({ reads, now }: { reads: Reads; now: () => number }) =>
  room({
    guard: 'read',
    method: 'get',
    path: '/api/v1/sessions/active',
    tag: 'Sessions',
    summary: 'List the sessions that go on now',
    description: 'Heard from within 90 seconds, and not ended.',
    query: z.object({ limit: limitParameter }),
    answers: { 200: { description: 'Who is here', schema: answer } },
    handle: async ({ c, caller, siteIds, query }) => {
      const at = now()
      const { count, sessions } = await reads.activeSessions(siteIds, at, query.limit)
      return c.json({
        count,
        sessions: sessions.map((standing) => sessionFor(caller, presentStanding(standing, at))),
      })
    },
  })
