import { eventSchema, sessionAnalytics, sessionSchema } from '@sojourn/contract'
import { analyseSession, presentEvent } from '@sojourn/sessions'
import type { SessionKey } from '@sojourn/warehouse'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../http/cursor.ts'
import { eventFor, sessionFor } from '../../present/hide-who.ts'
import { presentStanding } from '../../present/present-standing.ts'
import type { Reads } from '../../reads.ts'
import { room } from '../../rooms/room.ts'
import { findSession, findSessionWithEvents } from '../find-session.ts'
import { sessionIdParams } from '../session-id.ts'

const eventsMax = 1000
const limitError = `must be a whole number from 1 to ${eventsMax}`

const place = z
  .tuple([z.number().int(), z.number().int(), z.string().min(1).max(128), z.number().int().min(1)])
  .transform(([timestamp, sequence, eventId, step]) => ({ timestamp, sequence, eventId, step }))

const answer = z.object({
  session: sessionSchema,
  events: z.array(eventSchema).describe('In order of time; `step` counts from 1 and on over the pages'),
  analytics: sessionAnalytics,
  nextCursor: z.string().nullable(),
})

export const readSession = (deps: { reads: Reads; now: () => number }) =>
  room({
    guard: 'read',
    isForUsers: true,
    method: 'get',
    path: '/api/v1/sessions/{sessionId}',
    aliases: ['/api/v1/conversations/{sessionId}'],
    tag: 'Sessions',
    summary: 'Rebuild a session step by step',
    description:
      'All events in order, 1,000 a page where `limit` says nothing else, with the break-down and the conversion funnel of the session.',
    params: sessionIdParams,
    query: z.object({
      limit: z.coerce
        .number({ error: limitError })
        .int({ error: limitError })
        .min(1, { error: limitError })
        .max(eventsMax, { error: limitError })
        .default(eventsMax)
        .describe('Events of a page'),
      cursor: z.string().optional().describe('`nextCursor` of the page before'),
    }),
    answers: { 200: { description: 'The session and a page of its events', schema: answer } },
    problems: ['invalid_cursor', 'not_found'],
    handle: async ({ c, caller, siteIds, params, query }) => {
      const asked = [deps, siteIds, params.sessionId, caller.ownUserId] as const
      const { standing, page } =
        query.cursor === undefined
          ? await findSessionWithEvents(...asked, query.limit)
          : await pageAfter(query.cursor, query.limit, ...asked)
      const { session } = standing
      const events = page.events.map((event, index) =>
        eventFor(caller, presentEvent(event, page.firstStep + index)),
      )
      const last = page.events.at(-1)
      const nextCursor =
        page.hasMore && last
          ? encodeCursor(scopeOf(session), [
              last.timestamp,
              last.sequence,
              last.eventId,
              page.firstStep + events.length - 1,
            ])
          : null
      return c.json({
        session: sessionFor(caller, presentStanding(standing, deps.now())),
        events,
        analytics: analyseSession(session),
        nextCursor,
      })
    },
  })

/** Who may not see the session must not learn by a bad cursor that it is there. */
async function pageAfter(
  cursor: string,
  limit: number,
  deps: { readonly reads: Reads },
  siteIds: readonly string[],
  sessionId: string,
  ownUserId: string | null,
) {
  const standing = await findSession(deps, siteIds, sessionId, ownUserId)
  const after = decodeCursor(scopeOf(standing.session), place, cursor)
  const page = await deps.reads.sessionEvents(standing.session, { after, limit })
  return { standing, page }
}

const scopeOf = ({ siteId, sessionId }: SessionKey): string => `session events ${siteId} ${sessionId}`
