import { sessionAnalytics, sessionSchema } from '@sojourn/contract'
import { analyseSession } from '@sojourn/sessions'
import { z } from 'zod'
import { sessionFor } from '../../present/hide-who.ts'
import { presentStanding } from '../../present/present-standing.ts'
import type { Reads } from '../../reads.ts'
import { room } from '../../rooms/room.ts'
import { findSession } from '../find-session.ts'
import { sessionIdParams } from '../session-id.ts'

export const readSessionMetadata = (deps: { reads: Reads; now: () => number }) =>
  room({
    guard: 'read',
    isForUsers: true,
    method: 'get',
    path: '/api/v1/sessions/{sessionId}/metadata',
    aliases: ['/api/v1/conversations/{sessionId}/metadata'],
    tag: 'Sessions',
    summary: 'Read a session without its events',
    params: sessionIdParams,
    answers: {
      200: {
        description: 'The session',
        schema: z.object({ session: sessionSchema, analytics: sessionAnalytics }),
      },
    },
    problems: ['not_found'],
    handle: async ({ c, caller, siteIds, params }) => {
      const standing = await findSession(deps, siteIds, params.sessionId, caller.ownUserId)
      return c.json({
        session: sessionFor(caller, presentStanding(standing, deps.now())),
        analytics: analyseSession(standing.session),
      })
    },
  })
