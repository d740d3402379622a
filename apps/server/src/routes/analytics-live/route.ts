import { liveSchema } from '@sojourn/contract'
import { z } from 'zod'
import { limitParameter } from '../../http/limit.ts'
import type { LiveFeed } from '../../live/live-feed.ts'
import { showLive } from '../../live/show-live.ts'
import { room } from '../../rooms/room.ts'

export const analyticsLive = ({ live }: { live: LiveFeed }) =>
  room({
    guard: 'read',
    method: 'get',
    path: '/api/v1/analytics/live',
    tag: 'Analytics',
    summary: 'Who is here now',
    description:
      'Sessions heard from within 90 seconds and not ended: how many, on which pages, and the last events. Sessions and events ' +
      'only with the right to see who (`personal_data`).',
    query: z.object({ limit: limitParameter.describe('Of the sessions that are listed') }),
    answers: { 200: { description: 'Who is here', schema: liveSchema } },
    handle: async ({ c, caller, siteIds, query }) => {
      const answer = await live.read(siteIds)
      return c.json(showLive(answer, caller, query.limit))
    },
  })
