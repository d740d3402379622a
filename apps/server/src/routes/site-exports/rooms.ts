import type { Catalog, StoredJob } from '@sojourn/catalog'
import { ProblemError } from '@sojourn/contract'
import { z } from 'zod'
import { actorOf } from '../../accounts/actor-of.ts'
import { demandPermission, sitesAsked } from '../../credentials/caller.ts'
import { parseBody } from '../../http/parse-body.ts'
import { readJson } from '../../http/read-json.ts'
import { exportSettings, siteExportKind } from '../../jobs/standing/export.ts'
import { type Room, room } from '../../rooms/room.ts'
import { timezoneOf } from '../timezone-of.ts'

interface Deps {
  readonly catalog: Pick<Catalog, 'jobs' | 'site'>
  readonly jobRunner: { wake(): void }
  readonly trustProxyHops: number
}

const siteId = z.string({ error: 'must be the id of a site' })
const newExport = exportSettings.extend({ siteId })
const shown = exportSettings.extend({
  siteId,
  name: z.string().describe('Of its job, which can be run, paused and put on another schedule'),
  isPaused: z.boolean(),
  createdAt: z.iso.datetime(),
})

/** Exports that are written by themselves, of a site. Each is a job, by which it is run, paused and put on another schedule. */
export function siteExportRooms({ catalog, jobRunner, trustProxyHops }: Deps): Room[] {
  const exportsOf = async (organizationId: string, siteIds: readonly string[]) =>
    (await catalog.jobs.list(organizationId)).filter(
      (job) => job.kind === siteExportKind && job.siteId !== null && siteIds.includes(job.siteId),
    )
  return [
    room({
      guard: 'admin',
      method: 'get',
      path: '/api/v1/site-exports',
      tag: 'Export',
      summary: 'List the exports that are written by themselves',
      answers: { 200: { description: 'Oldest first', schema: z.object({ siteExports: z.array(shown) }) } },
      handle: async ({ c, caller, siteIds }) =>
        c.json({ siteExports: (await exportsOf(caller.organizationId, siteIds)).map(present) }),
    }),
    room({
      guard: 'admin',
      method: 'post',
      path: '/api/v1/site-exports',
      tag: 'Export',
      summary: 'Write the rows of a site into files every day',
      description:
        'At 10 in the time zone of the site, where `SOJOURN_EXPORT_TO` says, into a folder of its own; each row once. ' +
        '`PATCH /api/v1/jobs/{name}` sets another schedule, `POST /api/v1/jobs/{name}/run` writes now.',
      body: { schema: newExport, example: { siteId: 'site_…', what: ['events'], format: 'parquet' } },
      answers: { 201: { description: 'The export', schema: z.object({ siteExport: shown }) } },
      problems: ['conflict', 'malformed_json', 'body_too_large', 'unsupported_media_type'],
      handle: async ({ c, caller }) => {
        const { siteId, ...settings } = parseBody(newExport, await readJson(c))
        const siteIds = sitesAsked(caller, siteId)
        if (settings.personalData) demandPermission(caller, 'personal_data')
        const { organizationId } = caller
        const job = {
          kind: siteExportKind,
          organizationId,
          siteId,
          title: `Export of ${catalog.site(siteId)?.name ?? siteId}`,
          timeZone: timezoneOf(catalog, siteIds),
          settings,
        }
        const made = await catalog.jobs.create(actorOf(c, caller, trustProxyHops), job)
        jobRunner.wake()
        return c.json({ siteExport: present(made) }, 201)
      },
    }),
    room({
      guard: 'admin',
      method: 'delete',
      path: '/api/v1/site-exports/{name}',
      tag: 'Export',
      summary: 'Write an export no more; its files stay',
      params: z.object({ name: z.string().min(1).max(128) }),
      answers: { 204: { description: 'It is gone' } },
      handle: async ({ c, caller, params: { name } }) => {
        const exports = await exportsOf(caller.organizationId, caller.siteIds)
        if (!exports.some((one) => one.name === name))
          throw new ProblemError(
            'not_found',
            `There is no such export with the name ${JSON.stringify(name)}.`,
          )
        await catalog.jobs.remove(actorOf(c, caller, trustProxyHops), caller.organizationId, name)
        return c.body(null, 204)
      },
    }),
  ]
}

const present = ({ name, siteId, settings, paused, createdAt }: StoredJob) => ({
  ...exportSettings.parse(settings),
  name,
  siteId: siteId ?? '',
  isPaused: paused,
  createdAt: createdAt.toISOString(),
})
