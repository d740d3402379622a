import { type FunnelPerson, funnelPeople } from '@sojourn/analytics'
import { formatInstant, funnelPeopleAnswer, funnelPeopleQuestion } from '@sojourn/contract'
import { z } from 'zod'
import { demandPermission } from '../../credentials/caller.ts'
import { decodeCursor, encodeCursor } from '../../http/cursor.ts'
import { limitField } from '../../http/limit.ts'
import { parseBody } from '../../http/parse-body.ts'
import { readJson } from '../../http/read-json.ts'
import type { Reads } from '../../reads.ts'
import { room } from '../../rooms/room.ts'
import { frameBody, frameQuery } from '../frame-body.ts'
import { type FrameDeps, frameOf } from '../frame-of.ts'

interface Deps extends FrameDeps {
  reads: Pick<Reads, 'ask'>
}

const body = funnelPeopleQuestion
  .safeExtend({
    ...frameBody,
    limit: limitField,
    cursor: z.string().optional().describe('`nextCursor` of the page before'),
  })
  .meta({ id: 'FunnelPeopleRequest' })

const place = z
  .tuple([z.number().int(), z.string().min(1).max(128), z.string().min(1).max(128)])
  .transform(([reachedAt, siteId, sessionId]) => ({ reachedAt, siteId, sessionId }))

export const analyticsFunnelPeople = (deps: Deps) =>
  room({
    guard: 'read',
    method: 'post',
    path: '/api/v1/analytics/funnel/people',
    tag: 'Analytics',
    summary: 'Who reached a step of a funnel, or left behind it',
    description:
      'The sessions, or the people of a funnel per user, with the session in which each reached the step. Only with the ' +
      'right to see who (`personal_data`). The standard range is 30d.',
    query: frameQuery,
    body: {
      schema: body,
      example: { steps: [{ type: 'add_to_cart' }, { type: 'purchase' }], step: 1, reached: false },
    },
    answers: { 200: { description: 'A page of them', schema: funnelPeopleAnswer } },
    problems: [
      'invalid_cursor',
      'query_too_large',
      'malformed_json',
      'body_too_large',
      'unsupported_media_type',
    ],
    handle: async ({ c, caller, siteIds, query }) => {
      demandPermission(caller, 'personal_data')
      const { limit, cursor, ...asked } = parseBody(body, await readJson(c))
      const scope = `funnel-people ${JSON.stringify([asked, query, siteIds])}`
      const after = cursor === undefined ? undefined : decodeCursor(scope, place, cursor)
      const frame = await frameOf({ caller, siteIds }, { ...query, ...asked }, deps)
      const found = await deps.reads.ask(siteIds, c.req.raw.signal, (warehouse, options) =>
        funnelPeople(warehouse, frame, asked, { limit: limit + 1, after }, options),
      )
      const people = found.slice(0, limit)
      const last = people.at(-1)
      return c.json({
        people: people.map(present),
        nextCursor:
          found.length > limit && last
            ? encodeCursor(scope, [last.reachedAt, last.siteId, last.sessionId])
            : null,
      })
    },
  })

const present = ({ reachedAt, siteId, sessionId, userId, visitorId }: FunnelPerson) => ({
  siteId,
  userId: userId || null,
  externalId: userId || null,
  visitorId: visitorId || null,
  sessionId,
  reachedAt: formatInstant(reachedAt),
})
