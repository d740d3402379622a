import { sessionEnd, sessionSchema } from '@sojourn/contract'
import { z } from 'zod'
import type { Collector } from '../../collect/types.ts'
import { parseBody } from '../../http/parse-body.ts'
import { presentStanding } from '../../present/present-standing.ts'
import { room } from '../../rooms/room.ts'
import { sessionIdParams, unknownSession } from '../session-id.ts'

export const endSession = (collector: Collector) =>
  room({
    guard: 'collect',
    isForUsers: true,
    method: 'post',
    path: '/api/v1/sessions/{sessionId}/end',
    tag: 'Collect',
    summary: 'End a session',
    description: 'Ending it again gives the same answer.',
    params: sessionIdParams,
    body: { schema: sessionEnd, optional: true, example: { reason: 'logout' } },
    answers: {
      200: { description: 'The session as it now is', schema: z.object({ session: sessionSchema }) },
    },
    problems: ['not_found'],
    handle: async ({ c, caller, site, sender, params, body }) => {
      const ending = parseBody(sessionEnd, body ?? {})
      const ended = await collector.endSession(site, params.sessionId, ending, caller.ownUserId)
      if (!ended) throw unknownSession(params.sessionId)
      return c.json({ session: presentStanding(ended, sender.receivedAt) })
    },
  })
