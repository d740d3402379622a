import { sessionCreate, sessionSchema } from '@sojourn/contract'
import { z } from 'zod'
import type { Collector } from '../../collect/types.ts'
import { parseBody } from '../../http/parse-body.ts'
import { presentStanding } from '../../present/present-standing.ts'
import { room } from '../../rooms/room.ts'
import { unknownSession } from '../session-id.ts'

const answer = z.object({ session: sessionSchema })

export const createSession = (collector: Collector) =>
  room({
    guard: 'collect',
    isForUsers: true,
    method: 'post',
    path: '/api/v1/sessions',
    tag: 'Collect',
    summary: 'Open a session',
    description:
      'Optional: the first event of a session opens it too. An id that stands already changes nothing.',
    body: {
      schema: sessionCreate,
      optional: true,
      example: { sessionId: 'first', userId: 'ann', metadata: { plan: 'pro' } },
    },
    answers: {
      201: { description: 'The session was opened', schema: answer },
      200: { description: 'The session that stands under this id', schema: answer },
    },
    handle: async ({ c, site, sender, body }) => {
      const opening = parseBody(sessionCreate, body ?? {})
      const opened = await collector.openSession(site, opening, sender)
      if (!opened) throw unknownSession(opening.sessionId ?? '')
      const session = presentStanding(opened.session, sender.receivedAt)
      return c.json({ session }, opened.created ? 201 : 200)
    },
  })
