import type { Catalog } from '@sojourn/catalog'
import { jobRunSchema, retentionPreviewSchema, siteSettings } from '@sojourn/contract'
import { z } from 'zod'
import { actorOf } from '../../accounts/actor-of.ts'
import { parseBody } from '../../http/parse-body.ts'
import { readJson } from '../../http/read-json.ts'
import type { Retention } from '../../retention/create-retention.ts'
import type { Due } from '../../retention/preview-retention.ts'
import { type Room, room } from '../../rooms/room.ts'
import { presentRun } from '../jobs/present-job.ts'

interface Deps {
  readonly catalog: Pick<Catalog, 'site' | 'jobs' | 'jobRuns'>
  readonly retention: Retention
  readonly jobRunner: { wake(): void }
  readonly trustProxyHops: number
}

const { retentionDays, profileRetentionDays, ledgerRetentionDays } = siteSettings.shape
const keeping = z.strictObject({
  retentionDays: retentionDays.unwrap().optional(),
  profileRetentionDays: profileRetentionDays.unwrap().optional(),
  ledgerRetentionDays: ledgerRetentionDays.unwrap().optional(),
})

/** What runs out of sites, and its removal. */
export function retentionRooms({ catalog, retention, jobRunner, trustProxyHops }: Deps): Room[] {
  return [
    room({
      guard: 'admin',
      method: 'post',
      path: '/api/v1/retention/preview',
      tag: 'Operations',
      summary: 'What would be removed now, as having run out',
      description:
        'By the settings of each site, or as if they were as the body says. Sessions go as a whole, with their events, once ' +
        'they were last heard of before the border. Nothing is changed.',
      body: { schema: keeping, optional: true, example: { retentionDays: 365 } },
      answers: {
        200: { description: 'Site by site', schema: z.object({ sites: z.array(retentionPreviewSchema) }) },
      },
      problems: ['malformed_json'],
      handle: async ({ c, siteIds }) => {
        const asked = parseBody(keeping, (await readJson(c)) ?? {})
        const sites = []
        for (const siteId of siteIds) {
          const site = catalog.site(siteId)
          if (!site) continue
          const preview = await retention.preview(siteId, { ...site.settings, ...asked })
          const { sessions, profiles, ledger } = preview
          sites.push({
            siteId,
            name: site.name,
            sessions: present(sessions),
            profiles: present(profiles),
            ledger: present(ledger),
          })
        }
        return c.json({ sites })
      },
    }),
    room({
      guard: 'admin',
      method: 'post',
      path: '/api/v1/retention/apply',
      tag: 'Operations',
      summary: 'Remove what has run out by the settings of the sites, without waiting for the night',
      description: 'Goes on in the background; how far it is, is at `Location`.',
      answers: { 202: { description: 'The run', schema: z.object({ run: jobRunSchema }) } },
      handle: async ({ c, caller, siteIds }) => {
        const { organizationId } = caller
        const { name } = await catalog.jobs.ofKind(organizationId, 'apply-retention')
        const by = actorOf(c, caller, trustProxyHops)
        const run = await catalog.jobRuns.ask(by, organizationId, name, { siteIds: [...siteIds] })
        jobRunner.wake()
        c.header('location', `/api/v1/job-runs/${run.id}`)
        return c.json({ run: presentRun(run) }, 202)
      },
    }),
  ]
}

const present = ({ days, before, rows, oldestAt }: Due) => ({
  days,
  before: timeOf(before),
  rows,
  oldestAt: timeOf(oldestAt),
})

const timeOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())
