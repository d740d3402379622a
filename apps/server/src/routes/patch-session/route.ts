import { sessionPatch, sessionSchema } from '@sojourn/contract'
import { z } from 'zod'
import type { Collector } from '../../collect/types.ts'
import { parseBody } from '../../http/parse-body.ts'
import { presentStanding } from '../../present/present-standing.ts'
import { room } from '../../rooms/room.ts'
import { sessionIdParams, unknownSession } from '../session-id.ts'

export const patchSession = (collector: Collector) =>
  room({
    guard: 'collect',
    isForUsers: true,
    method: 'patch',
    path: '/api/v1/sessions/{sessionId}',
    tag: 'Collect',
    summary: 'Complete a session, open it again, or add to what is known of it',
    params: sessionIdParams,
    body: { schema: sessionPatch, example: { status: 'completed', metadata: { rating: 5 } } },
    answers: {
      200: { description: 'The session as it now is', schema: z.object({ session: sessionSchema }) },
    },
    problems: ['not_found'],
    handle: async ({ c, caller, site, sender, params, body }) => {
      const patch = parseBody(sessionPatch, body)
      const patched = await collector.patchSession(site, params.sessionId, patch, caller.ownUserId)
      if (!patched) throw unknownSession(params.sessionId)
      return c.json({ session: presentStanding(patched, sender.receivedAt) })
    },
  })
