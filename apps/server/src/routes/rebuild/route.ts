import type { Catalog } from '@sojourn/catalog'
import { jobRunSchema } from '@sojourn/contract'
import { z } from 'zod'
import { actorOf } from '../../accounts/actor-of.ts'
import { parseBody } from '../../http/parse-body.ts'
import { readJson } from '../../http/read-json.ts'
import type { Maintenance } from '../../maintenance/types.ts'
import { room } from '../../rooms/room.ts'
import { answerProgress } from '../answer-progress.ts'
import { presentRun } from '../jobs/present-job.ts'
import { backward, isForward, maintenanceRange, progressLine } from '../maintenance-body.ts'

interface Deps {
  readonly maintenance: Pick<Maintenance, 'rebuild'>
  readonly catalog: Pick<Catalog, 'jobs' | 'jobRuns'>
  readonly jobRunner: { wake(): void }
  readonly trustProxyHops: number
}

const flag = z.boolean({ error: 'must be true or false' }).default(false)
const body = z
  .strictObject({
    ...maintenanceRange,
    preview: flag.describe('Writes nothing, and reports what would change'),
    compare: flag.describe('Reports what changed'),
    background: flag.describe('As a job, that outlives the connection and the server'),
  })
  .refine(isForward, backward)

const count = z.number().int()
const change = z.object({ before: count, after: count })
const comparison = z
  .object({
    sessions: change,
    converted: change,
    bounced: change,
    pageViews: change,
    outcomes: z.record(z.string(), change).describe('Sessions, by their outcome'),
    stages: z.record(z.string(), change).describe('Sessions, by the stages they reached'),
    changed: count.describe('Sessions of which anything changes'),
    fields: z.record(z.string(), count).describe('How many of them change in which field'),
  })
  .describe('Before and after; all zeros where nothing was compared')
const report = z.object({
  report: z.object({
    sessions: count.describe('Whose rows say what their events make of them'),
    written: count.describe('Of these, written because their row said something else, or was missing'),
    hidden: count,
    events: count,
    reread: count.describe(
      'Events that were stored with another page or stage than the rules of today give them',
    ),
    comparison,
  }),
})

export const rebuildSessions = ({ maintenance, catalog, jobRunner, trustProxyHops }: Deps) =>
  room({
    guard: 'admin',
    method: 'post',
    path: '/api/v1/rebuild',
    tag: 'Operations',
    summary: 'Fold sessions again from their events, by the rules of today',
    description:
      'Of all sites of the key, sessions that were opened in the range; without a range, all. Their events get the pages and ' +
      'stages of today too. One JSON object a line: how ' +
      'far it is, and at the end the report. Sessions may go on meanwhile; closing the connection stops the run, and what ' +
      'was written stands. With `background`, a job does it instead, and its run is answered.',
    body: { schema: body, optional: true, example: { from: '2026-01-01', to: '2026-02-01', preview: true } },
    answers: {
      200: {
        description: 'Progress, then the report',
        schema: z.union([progressLine, report]),
        contentType: 'application/x-ndjson',
      },
      202: { description: 'The run of the job', schema: z.object({ run: jobRunSchema }) },
    },
    problems: ['conflict', 'malformed_json'],
    handle: async ({ c, caller, siteIds }) => {
      const { preview, compare, background, ...range } = parseBody(body, (await readJson(c)) ?? {})
      if (!background)
        return answerProgress(c, (handles) =>
          maintenance.rebuild({
            siteIds,
            ...range,
            isPreview: preview,
            isCompared: preview || compare,
            ...handles,
          }),
        )
      const { organizationId } = caller
      const { name } = await catalog.jobs.ofKind(organizationId, 'rebuild')
      const by = actorOf(c, caller, trustProxyHops)
      const times = Object.entries(range).flatMap(([end, at]) =>
        at === undefined ? [] : [[end, new Date(at).toISOString()]],
      )
      const settings = { siteIds: [...siteIds], preview, ...Object.fromEntries(times) }
      const run = await catalog.jobRuns.ask(by, organizationId, name, settings)
      jobRunner.wake()
      c.header('location', `/api/v1/job-runs/${run.id}`)
      return c.json({ run: presentRun(run) }, 202)
    },
  })
