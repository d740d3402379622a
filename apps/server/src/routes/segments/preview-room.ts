import { segmentPreview } from '@sojourn/analytics'
import { type SegmentPreviewAnswer, segmentPreviewSchema, segmentRule } from '@sojourn/contract'
import { z } from 'zod'
import { parseBody } from '../../http/parse-body.ts'
import { readJson } from '../../http/read-json.ts'
import { presentStanding } from '../../present/present-standing.ts'
import type { Reads } from '../../reads.ts'
import { room } from '../../rooms/room.ts'
import { frameBody } from '../frame-body.ts'
import { type FrameDeps, frameOf } from '../frame-of.ts'
import { demandRule } from './segment-desk.ts'

interface Deps extends FrameDeps {
  reads: Pick<Reads, 'ask'>
}

const { segmentId: _segmentId, ...frame } = frameBody
const body = z
  .strictObject({
    rule: segmentRule,
    limit: z.number().int().min(0).max(100).default(10).describe('Of the examples'),
    ...frame,
  })
  .meta({ id: 'SegmentPreviewRequest' })

/** Before a segment is saved: what would belong to it. */
export const previewSegment = (deps: Deps) =>
  room({
    guard: 'read',
    method: 'post',
    path: '/api/v1/segments/preview',
    tag: 'Analytics',
    summary: 'What belongs to a segment',
    description:
      'How many sessions and people of the range, and the newest of them as examples; those only with the right to see ' +
      'who (`personal_data`). The standard range is 30d.',
    body: {
      schema: body,
      example: { rule: { of: 'users', where: { event: { type: 'purchase', times: { gte: 2 } } } } },
    },
    answers: { 200: { description: 'How much of it there is', schema: segmentPreviewSchema } },
    problems: ['query_too_large', 'malformed_json', 'body_too_large', 'unsupported_media_type'],
    handle: async ({ c, caller, siteIds }) => {
      const { rule, limit, ...asked } = parseBody(body, await readJson(c))
      demandRule(caller, rule)
      const frame = await frameOf({ caller, siteIds }, asked, deps)
      const examplesMax = caller.permissions.has('personal_data') ? limit : 0
      const { matched, total, examples } = await deps.reads.ask(
        siteIds,
        c.req.raw.signal,
        (warehouse, options) => segmentPreview(warehouse, frame, rule, examplesMax, options),
      )
      const unit = rule.of === 'users' ? 'people' : 'sessions'
      const answer: SegmentPreviewAnswer = {
        matched,
        total,
        share: total[unit] === 0 ? null : matched[unit] / total[unit],
        examples: examples.map((standing) => presentStanding(standing, frame.now)),
      }
      return c.json(answer)
    },
  })
