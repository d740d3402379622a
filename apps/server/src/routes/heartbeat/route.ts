import { heartbeat } from '@sojourn/contract'
import type { Collector } from '../../collect/types.ts'
import { parseBody } from '../../http/parse-body.ts'
import { room } from '../../rooms/room.ts'
import { sessionIdParams, unknownSession } from '../session-id.ts'

export const postHeartbeat = (collector: Collector) =>
  room({
    guard: 'collect',
    isForUsers: true,
    method: 'post',
    path: '/api/v1/sessions/{sessionId}/heartbeat',
    tag: 'Collect',
    summary: 'Say that somebody is still there',
    description:
      'Extends the session and is no step. Where there is no such session, nothing happens; for a token of a user, it is 404.',
    params: sessionIdParams,
    body: { schema: heartbeat, optional: true, example: { section: 'checkout' } },
    answers: { 204: { description: 'Taken' } },
    handle: async ({ c, caller, site, params, body }) => {
      const beat = parseBody(heartbeat, body ?? {})
      const { ownUserId } = caller
      const stands = await collector.heartbeat(site, params.sessionId, beat, ownUserId)
      // A user's token is told the same of a session that is not there as of one that is somebody else's.
      if (!stands && ownUserId !== null) throw unknownSession(params.sessionId)
      return c.body(null, 204)
    },
  })
