import { liveSchema } from '@sojourn/contract'
import { z } from 'zod'
import { limitParameter } from '../../http/limit.ts'
import type { LiveFeed } from '../../live/live-feed.ts'
import { showLive } from '../../live/show-live.ts'
import { room } from '../../rooms/room.ts'
import { type FrameDeps, frameOf, frameParameters } from '../frame-of.ts'

export const analyticsLive = ({ live, ...deps }: FrameDeps & { live: LiveFeed }) =>
  room({
    guard: 'read',
    method: 'get',
    path: '/api/v1/analytics/live',
    tag: 'Analytics',
    summary: 'Who is here now',
    description:
      'Sessions heard from within 90 seconds and not ended: how many, on which pages, and the last events. Sessions and events ' +
      'only with the right to see who (`personal_data`). Filters and a segment choose the sessions; a range says nothing here.',
    query: z.object({
      ...frameParameters,
      limit: limitParameter.describe('Of the sessions that are listed'),
    }),
    answers: { 200: { description: 'Who is here', schema: liveSchema } },
    handle: async ({ c, caller, siteIds, query }) => {
      const frame = await frameOf({ caller, siteIds }, query, deps)
      const isChosen = frame.filters.length > 0 || frame.segment !== undefined
      const answer = await (isChosen ? live.readFitting(frame) : live.read(siteIds))
      return c.json(showLive(answer, caller, query.limit))
    },
  })
