import type { Catalog, StoredJob } from '@sojourn/catalog'
import { newReport, ProblemError, type ReportAnswer, reportSchema, reportSettings } from '@sojourn/contract'
import { z } from 'zod'
import { actorOf } from '../../accounts/actor-of.ts'
import { sitesAsked } from '../../credentials/caller.ts'
import { parseBody } from '../../http/parse-body.ts'
import { readJson } from '../../http/read-json.ts'
import { weeklyReportKind } from '../../jobs/weekly-report.ts'
import { type Room, room } from '../../rooms/room.ts'
import { timezoneOf } from '../timezone-of.ts'

interface Deps {
  readonly catalog: Pick<Catalog, 'jobs' | 'site'>
  readonly sendMail: unknown
  readonly jobRunner: { wake(): void }
  readonly trustProxyHops: number
}

const params = z.object({ name: z.string().min(1).max(128) })

/** Figures that are sent by mail every week. Each is a job, by which it is run, paused and put on another schedule. */
export function reportRooms({ catalog, sendMail, jobRunner, trustProxyHops }: Deps): Room[] {
  const reportsOf = async (organizationId: string, siteIds: readonly string[]) =>
    (await catalog.jobs.list(organizationId)).filter(
      ({ kind, siteId }) => kind === weeklyReportKind && siteId !== null && siteIds.includes(siteId),
    )
  return [
    room({
      guard: 'admin',
      method: 'get',
      path: '/api/v1/reports',
      tag: 'Sites',
      summary: 'List the weekly reports',
      answers: {
        200: { description: 'Oldest first', schema: z.object({ reports: z.array(reportSchema) }) },
      },
      handle: async ({ c, caller, siteIds }) =>
        c.json({ reports: (await reportsOf(caller.organizationId, siteIds)).map(presentReport) }),
    }),
    room({
      guard: 'admin',
      method: 'post',
      path: '/api/v1/reports',
      tag: 'Sites',
      summary: 'Send the figures of a site by mail every week',
      description:
        'On Mondays at 8 in the time zone of the site, with the seven days before against those before them. ' +
        '`POST /api/v1/jobs/{name}/run` sends it now.',
      body: { schema: newReport, example: { siteId: 'site_…', to: ['ann@shop.example'] } },
      answers: { 201: { description: 'The report', schema: z.object({ report: reportSchema }) } },
      problems: ['conflict', 'malformed_json', 'body_too_large', 'unsupported_media_type'],
      handle: async ({ c, caller }) => {
        const { siteId, to } = parseBody(newReport, await readJson(c))
        const siteIds = sitesAsked(caller, siteId)
        if (!sendMail)
          throw new ProblemError(
            'conflict',
            'No mail server is set, so nothing can be sent: set SOJOURN_SMTP_URL.',
          )
        const by = actorOf(c, caller, trustProxyHops)
        const { organizationId } = caller
        const title = `Weekly report of ${catalog.site(siteId)?.name ?? siteId}`
        const timeZone = timezoneOf(catalog, siteIds)
        const job = { kind: weeklyReportKind, organizationId, siteId, title, timeZone, settings: { to } }
        const made = await catalog.jobs.create(by, job)
        jobRunner.wake()
        return c.json({ report: presentReport(made) }, 201)
      },
    }),
    room({
      guard: 'admin',
      method: 'delete',
      path: '/api/v1/reports/{name}',
      tag: 'Sites',
      summary: 'Send a weekly report no more',
      params,
      answers: { 204: { description: 'It is gone' } },
      handle: async ({ c, caller, params: { name } }) => {
        const reports = await reportsOf(caller.organizationId, caller.siteIds)
        if (!reports.some((report) => report.name === name))
          throw new ProblemError(
            'not_found',
            `There is no weekly report with the name ${JSON.stringify(name)}.`,
          )
        await catalog.jobs.remove(actorOf(c, caller, trustProxyHops), caller.organizationId, name)
        return c.body(null, 204)
      },
    }),
  ]
}

const presentReport = (job: StoredJob): ReportAnswer => ({
  name: job.name,
  siteId: job.siteId ?? '',
  to: reportSettings.parse(job.settings).to,
  isPaused: job.paused,
  createdAt: job.createdAt.toISOString(),
})
