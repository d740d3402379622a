import { z } from 'zod'
import { parseBody } from '../../http/parse-body.ts'
import { readJson } from '../../http/read-json.ts'
import type { Maintenance } from '../../maintenance/types.ts'
import { room } from '../../rooms/room.ts'
import { answerProgress } from '../answer-progress.ts'
import { backward, isForward, maintenanceRange, progressLine } from '../maintenance-body.ts'

const body = z.strictObject(maintenanceRange).refine(isForward, backward)
const count = z.number().int()
const report = z.object({ report: z.object({ sessions: count, hidden: count, events: count }) })

export const rebuildSessions = (maintenance: Pick<Maintenance, 'rebuild'>) =>
  room({
    guard: 'admin',
    method: 'post',
    path: '/api/v1/rebuild',
    tag: 'Operations',
    summary: 'Fold sessions again from their events, by the rules of today',
    description:
      'Of all sites of the key, sessions that were opened in the range; without a range, all. One JSON object a line: how ' +
      'far it is, and at the end the report. Sessions may go on meanwhile; closing the connection stops the run, and what ' +
      'was written stands.',
    body: { schema: body, optional: true, example: { from: '2026-01-01', to: '2026-02-01' } },
    answers: {
      200: {
        description: 'Progress, then the report',
        schema: z.union([progressLine, report]),
        contentType: 'application/x-ndjson',
      },
    },
    problems: ['conflict', 'malformed_json'],
    handle: async ({ c, siteIds }) => {
      const range = parseBody(body, (await readJson(c)) ?? {})
      return answerProgress(c, (handles) => maintenance.rebuild({ siteIds, ...range, ...handles }))
    },
  })
