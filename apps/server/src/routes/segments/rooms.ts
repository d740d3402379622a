import type { Catalog } from '@sojourn/catalog'
import { newSegment, segmentChanges, segmentSchema } from '@sojourn/contract'
import { z } from 'zod'
import { actorOf } from '../../accounts/actor-of.ts'
import { decodeCursor, encodeCursor } from '../../http/cursor.ts'
import { limitParameter } from '../../http/limit.ts'
import { parseBody } from '../../http/parse-body.ts'
import { readJson } from '../../http/read-json.ts'
import { type Room, room } from '../../rooms/room.ts'
import { demandRule, demandSite, findSegment, presentSegment, sees } from './segment-desk.ts'

interface Deps {
  readonly catalog: Pick<Catalog, 'segments'>
  readonly trustProxyHops: number
}

const params = z.object({ segmentId: z.string().min(1).max(128) })
const answer = z.object({ segment: segmentSchema })
const example = {
  name: 'Buyers from Germany',
  rule: {
    of: 'sessions',
    where: {
      and: [{ event: { type: 'purchase' } }, { session: { property: 'country', op: 'eq', value: 'DE' } }],
    },
  },
}
const bodyProblems = ['malformed_json', 'body_too_large', 'unsupported_media_type'] as const

const place = z.tuple([z.string().min(1)])
/** Where a segment stands in the list: by name, whatever its case, and of equals by id. */
const placeOf = ({ name, segmentId }: { name: string; segmentId: string }): string =>
  `${name.toLowerCase()}\u0000${segmentId}`

/** The rule of a body as it was sent: what it means is read from that whenever it is used. */
const ruleOf = (body: unknown): Record<string, unknown> => (body as { rule: Record<string, unknown> }).rule

/** Saved conditions on sessions or users. Those of all sites are seen by everybody of the organization. */
export function segmentRooms({ catalog, trustProxyHops }: Deps): Room[] {
  return [
    room({
      guard: 'read',
      method: 'get',
      path: '/api/v1/segments',
      tag: 'Analytics',
      summary: 'List the segments',
      query: z.object({
        limit: limitParameter,
        cursor: z.string().optional().describe('`nextCursor` of the page before'),
      }),
      answers: {
        200: {
          description: 'A page of them, by name',
          schema: z.object({ segments: z.array(segmentSchema), nextCursor: z.string().nullable() }),
        },
      },
      problems: ['invalid_cursor'],
      handle: async ({ c, caller, siteIds, query: { limit, cursor } }) => {
        const scope = `segments ${JSON.stringify(siteIds)}`
        const after = cursor === undefined ? '' : decodeCursor(scope, place, cursor)[0]
        const all = await catalog.segments.list(caller.organizationId)
        const behind = all
          .filter((segment) => sees(siteIds, segment) && placeOf(segment) > after)
          .sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))
        const page = behind.slice(0, limit)
        const last = behind.length > limit ? page.at(-1) : undefined
        return c.json({
          segments: page.map((segment) => presentSegment(caller, segment)),
          nextCursor: last ? encodeCursor(scope, [placeOf(last)]) : null,
        })
      },
    }),
    room({
      guard: 'save',
      method: 'post',
      path: '/api/v1/segments',
      tag: 'Analytics',
      summary: 'Save a segment',
      description: 'Its id is then a filter of every question, as `segmentId`.',
      body: { schema: newSegment, example },
      answers: { 201: { description: 'The segment', schema: answer } },
      problems: ['conflict', ...bodyProblems],
      handle: async ({ c, caller }) => {
        const body = await readJson(c)
        const { name, siteId, rule } = parseBody(newSegment, body)
        demandSite(caller, siteId)
        demandRule(caller, rule)
        const by = actorOf(c, caller, trustProxyHops)
        const kept = { name, siteId, rule: ruleOf(body) }
        const segment = await catalog.segments.create(by, caller.organizationId, kept)
        return c.json({ segment: presentSegment(caller, segment) }, 201)
      },
    }),
    room({
      guard: 'read',
      method: 'get',
      path: '/api/v1/segments/{segmentId}',
      tag: 'Analytics',
      summary: 'A segment',
      params,
      answers: { 200: { description: 'The segment', schema: answer } },
      handle: async ({ c, caller, params }) => {
        const segment = await findSegment(catalog, caller, params.segmentId)
        return c.json({ segment: presentSegment(caller, segment) })
      },
    }),
    room({
      guard: 'save',
      method: 'patch',
      path: '/api/v1/segments/{segmentId}',
      tag: 'Analytics',
      summary: 'Change the name or the rule of a segment',
      params,
      body: { schema: segmentChanges, example: { name: 'German buyers' } },
      answers: { 200: { description: 'The segment', schema: answer } },
      problems: [...bodyProblems],
      handle: async ({ c, caller, params: { segmentId } }) => {
        const body = await readJson(c)
        const { name, rule } = parseBody(segmentChanges, body)
        demandSite(caller, (await findSegment(catalog, caller, segmentId)).siteId)
        if (rule) demandRule(caller, rule)
        const by = actorOf(c, caller, trustProxyHops)
        const changes = { name, ...(rule ? { rule: ruleOf(body) } : {}) }
        const segment = await catalog.segments.update(by, caller.organizationId, segmentId, changes)
        return c.json({ segment: presentSegment(caller, segment) })
      },
    }),
    room({
      guard: 'save',
      method: 'delete',
      path: '/api/v1/segments/{segmentId}',
      tag: 'Analytics',
      summary: 'Remove a segment',
      params,
      answers: { 204: { description: 'It is gone' } },
      handle: async ({ c, caller, params: { segmentId } }) => {
        demandSite(caller, (await findSegment(catalog, caller, segmentId)).siteId)
        await catalog.segments.remove(actorOf(c, caller, trustProxyHops), caller.organizationId, segmentId)
        return c.body(null, 204)
      },
    }),
  ]
}
