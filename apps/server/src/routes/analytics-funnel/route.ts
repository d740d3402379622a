import { funnel, funnelAnswerOf } from '@sojourn/analytics'
import { funnelAnswer, funnelQuestion } from '@sojourn/contract'
import { readJson } from '../../http/read-json.ts'
import type { Reads } from '../../reads.ts'
import { room } from '../../rooms/room.ts'
import { demandSight, demandSightOfEvents } from '../demand-sight.ts'
import { frameBody, frameQuery } from '../frame-body.ts'
import { type FrameDeps, frameOf } from '../frame-of.ts'
import { questionOf } from '../question-of.ts'

interface Deps extends FrameDeps {
  reads: Pick<Reads, 'ask'>
}

const body = funnelQuestion.safeExtend(frameBody).meta({ id: 'FunnelRequest' })

export const analyticsFunnel = (deps: Deps) =>
  room({
    guard: 'read',
    linkPage: 'funnel',
    method: 'post',
    path: '/api/v1/analytics/funnel',
    tag: 'Analytics',
    summary: 'How many came how far through steps',
    description:
      'Sessions or users that went through the steps in order, how many were lost at each, and how long it took. The ' +
      'standard range is 30d.',
    query: frameQuery,
    body: {
      schema: body,
      example: {
        range: '30d',
        steps: [{ page: '/products/*' }, { type: 'add_to_cart' }, { type: 'purchase' }],
      },
    },
    answers: { 200: { description: 'The steps', schema: funnelAnswer } },
    problems: ['query_too_large', 'malformed_json', 'body_too_large', 'unsupported_media_type'],
    handle: async ({ c, caller, siteIds, query }) => {
      const asked = questionOf(caller, body, await readJson(c))
      demandSight(caller, asked.breakdown === undefined ? [] : [asked.breakdown])
      demandSightOfEvents(caller, [...asked.steps, ...asked.exclude])
      const frame = await frameOf({ caller, siteIds }, { ...query, ...asked }, deps)
      const answer = await deps.reads.ask(siteIds, c.req.raw.signal, (warehouse, options) =>
        funnel(warehouse, frame, asked, options),
      )
      return c.json(funnelAnswerOf(answer, asked))
    },
  })
