import { eventSchema } from '@sojourn/contract'
import { presentEvent } from '@sojourn/sessions'
import { z } from 'zod'
import { demandPermission } from '../../credentials/caller.ts'
import { decodeCursor, encodeCursor } from '../../http/cursor.ts'
import { limitParameter } from '../../http/limit.ts'
import { rangeParameters, resolveRange } from '../../http/range.ts'
import type { Reads } from '../../reads.ts'
import { room } from '../../rooms/room.ts'
import { type SiteDirectory, timezoneOf } from '../timezone-of.ts'
import { userIdParams } from '../user-id.ts'

interface Deps {
  catalog: SiteDirectory
  reads: Pick<Reads, 'userEvents'>
  now: () => number
}

const id = z.string().min(1).max(128)
const place = z
  .tuple([z.number().int(), id, id, z.number().int(), id])
  .transform(([timestamp, siteId, sessionId, sequence, eventId]) => ({
    timestamp,
    siteId,
    sessionId,
    sequence,
    eventId,
  }))

const lifeEvent = eventSchema.extend({ siteId: z.string() })

export const userEvents = ({ catalog, reads, now }: Deps) =>
  room({
    guard: 'read',
    isForUsers: true,
    method: 'get',
    path: '/api/v1/users/{userId}/events',
    tag: 'Users',
    summary: 'The whole life of a user, over all sessions',
    description:
      'All events of the sessions of a user, each with its step in its session. The range is about the time of the event; the ' +
      'standard is all.',
    params: userIdParams,
    query: z.object({
      ...rangeParameters,
      order: z.enum(['asc', 'desc'], { error: 'must be asc or desc' }).default('desc').describe('By time'),
      limit: limitParameter,
      cursor: z.string().optional().describe('`nextCursor` of the page before'),
    }),
    answers: {
      200: {
        description: 'A page of events; none for a user who is not known',
        schema: z.object({ events: z.array(lifeEvent), nextCursor: z.string().nullable() }),
      },
    },
    problems: ['invalid_cursor'],
    handle: async ({ c, caller, siteIds, params, query: { limit, cursor, ...asked } }) => {
      demandPermission(caller, 'personal_data')
      const scope = `life ${JSON.stringify([params.userId, asked, siteIds])}`
      const after = cursor === undefined ? undefined : decodeCursor(scope, place, cursor)
      const range = resolveRange(asked, 'all', asked.timezone ?? timezoneOf(catalog, siteIds), now())
      const page = { limit, after, isAscending: asked.order === 'asc' }
      const { events, hasMore } = await reads.userEvents(siteIds, params.userId, range, page)
      const last = events.at(-1)?.event
      return c.json({
        events: events.map(({ event, step }) => ({ ...presentEvent(event, step), siteId: event.siteId })),
        nextCursor:
          hasMore && last
            ? encodeCursor(scope, [last.timestamp, last.siteId, last.sessionId, last.sequence, last.eventId])
            : null,
      })
    },
  })
