import { retention } from '@sojourn/analytics'
import { retentionAnswer, retentionQuestion } from '@sojourn/contract'
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

const body = retentionQuestion.extend(frameBody).meta({ id: 'RetentionRequest' })

export const analyticsRetention = (deps: Deps) =>
  room({
    guard: 'read',
    linkPage: 'retention',
    method: 'post',
    path: '/api/v1/analytics/retention',
    tag: 'Analytics',
    summary: 'Who comes back',
    description:
      'People by the day, week or month of their first event, and how many of them came back in each period from there on. ' +
      'The standard range is 90d.',
    query: frameQuery,
    body: { schema: body, example: { range: '90d', interval: 'week', returning: { type: 'purchase' } } },
    answers: { 200: { description: 'The cohorts', schema: retentionAnswer } },
    problems: ['query_too_large', 'malformed_json', 'body_too_large', 'unsupported_media_type'],
    handle: async ({ c, caller, siteIds, query }) => {
      const asked = questionOf(caller, body, (await readJson(c)) ?? {})
      demandSight(caller, asked.breakdown === undefined ? [] : [asked.breakdown])
      demandSightOfEvents(caller, [asked.first, asked.returning])
      const frame = await frameOf({ caller, siteIds }, { ...query, ...asked }, deps, '90d')
      const answer = await deps.reads.ask(siteIds, c.req.raw.signal, (warehouse, options) =>
        retention(warehouse, frame, asked, options),
      )
      return c.json(answer)
    },
  })
