import { journeys } from '@sojourn/analytics'
import { journeysAnswer, journeysQuestion } from '@sojourn/contract'
import { readJson } from '../../http/read-json.ts'
import type { Reads } from '../../reads.ts'
import { room } from '../../rooms/room.ts'
import { frameBody, frameQuery } from '../frame-body.ts'
import { type FrameDeps, frameOf } from '../frame-of.ts'
import { questionOf } from '../question-of.ts'

interface Deps extends FrameDeps {
  reads: Pick<Reads, 'ask'>
}

const body = journeysQuestion.safeExtend(frameBody).meta({ id: 'JourneysRequest' })

export const analyticsJourneys = (deps: Deps) =>
  room({
    guard: 'read',
    linkPage: 'journeys',
    method: 'post',
    path: '/api/v1/analytics/journeys',
    tag: 'Analytics',
    summary: 'What sessions came through, column by column',
    description:
      'Flows of pages, sections, events or stages from the entry, from a start, to an end or around a point, and the most ' +
      'travelled whole paths, each with the funnel that gives the same number. The standard range is 30d.',
    query: frameQuery,
    body: { schema: body, example: { range: '30d', of: 'pages', startAt: '/', depth: 5 } },
    answers: { 200: { description: 'Columns, links and paths', schema: journeysAnswer } },
    problems: ['query_too_large', 'malformed_json', 'body_too_large', 'unsupported_media_type'],
    handle: async ({ c, caller, siteIds, query }) => {
      const asked = questionOf(caller, body, (await readJson(c)) ?? {})
      const frame = await frameOf({ caller, siteIds }, { ...query, ...asked }, deps)
      const answer = await deps.reads.ask(siteIds, c.req.raw.signal, (warehouse, options) =>
        journeys(warehouse, frame, asked, options),
      )
      return c.json(answer)
    },
  })
