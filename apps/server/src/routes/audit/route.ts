import { z } from 'zod'
import { parseBody } from '../../http/parse-body.ts'
import { readJson } from '../../http/read-json.ts'
import type { Maintenance } from '../../maintenance/types.ts'
import { room } from '../../rooms/room.ts'
import { answerProgress } from '../answer-progress.ts'
import { backward, isForward, maintenanceRange, progressLine } from '../maintenance-body.ts'

const repair = z.boolean({ error: 'must be true or false' }).optional()
const body = z.strictObject({ ...maintenanceRange, repair }).refine(isForward, backward)

const count = z.number().int()
const id = z.string()
const findings = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object({ count, examples: z.array(z.object(shape)).describe('The first 1,000') })
const session = { siteId: id, sessionId: id }

const report = z.object({
  report: z.object({
    sessions: count,
    events: count,
    isClean: z.boolean(),
    isRepaired: z.boolean().describe('Whether what was found was mended; damaged parts never are'),
    mismatched: findings({ ...session, fields: z.array(id) }),
    doubledEvents: findings({ ...session, eventId: id, copies: count }),
    formerPages: findings({ ...session, events: count }),
    halfMovedVisits: findings({ siteId: id, sessionIds: z.array(id), events: count }),
    orphanEvents: findings({ ...session, events: count }),
    orphanSessions: findings(session),
    detachedParts: findings({ table: id, part: id, reason: id }),
  }),
})

export const auditSessions = (maintenance: Pick<Maintenance, 'audit'>) =>
  room({
    guard: 'admin',
    method: 'post',
    path: '/api/v1/audit',
    tag: 'Operations',
    summary: 'Compare sessions with the fold of their events',
    description:
      'Of all sites of the key, sessions that were opened in the range; without a range, all. With `repair`, what is wrong ' +
      'is mended. One JSON object a line: how far it is, and at the end the report. Closing the connection stops the run.',
    body: { schema: body, optional: true, example: { repair: false } },
    answers: {
      200: {
        description: 'Progress, then the report',
        schema: z.union([progressLine, report]),
        contentType: 'application/x-ndjson',
      },
    },
    problems: ['conflict', 'malformed_json'],
    handle: async ({ c, siteIds }) => {
      const { repair = false, ...range } = parseBody(body, (await readJson(c)) ?? {})
      return answerProgress(c, (handles) => maintenance.audit({ siteIds, repair, ...range, ...handles }))
    },
  })
