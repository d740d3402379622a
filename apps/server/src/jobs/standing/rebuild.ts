import type { Catalog } from '@sojourn/catalog'
import { instant } from '@sojourn/contract'
import { z } from 'zod'
import type { Maintenance, RebuildReport } from '../../maintenance/types.ts'
import { defineJob, type Job } from '../define-job.ts'

const settings = z.strictObject({
  siteIds: z.array(z.string()).optional().describe('Absent: all sites of the organization'),
  from: instant.optional(),
  to: instant.optional(),
  preview: z.boolean().default(false).describe('Writes nothing, and reports what would change'),
})

/** How far a run was when its last week was done. */
interface Checkpoint extends Record<string, unknown> {
  readonly from: number
  readonly report: RebuildReport
}

/** Folds the sessions of an organization again by the rules of today, week by week; each has one job of this kind. */
export const rebuildJob = ({
  catalog,
  maintenance,
}: {
  readonly catalog: Pick<Catalog, 'sites'>
  readonly maintenance: Pick<Maintenance, 'rebuild'>
}): Job =>
  defineJob({
    name: 'rebuild',
    title: 'Rebuild of sessions',
    description: 'Folds sessions again from their events, by the rules of today, and compares with before.',
    timeLimitMs: 7 * 86_400_000,
    settings,
    async run({
      settings: { siteIds, preview, ...range },
      job,
      checkpoint,
      save,
      signal,
      log,
      progress,
      rows,
    }) {
      const own = catalog.sites(job.organizationId ?? undefined).map(({ siteId }) => siteId)
      const standing = checkpoint as Checkpoint | undefined
      const report = await maintenance.rebuild({
        ...range,
        siteIds: siteIds ? own.filter((siteId) => siteIds.includes(siteId)) : own,
        ...(standing && { from: standing.from, before: standing.report }),
        isPreview: preview,
        isCompared: true,
        isPatient: true,
        signal,
        onProgress({ sessions, events, eventsTotal }) {
          rows(sessions)
          progress(events, (standing?.report.events ?? 0) + eventsTotal)
        },
        onWeek: (done) => {
          log(`Done until ${new Date(done.from).toISOString().slice(0, 10)}.`)
          return save({ ...done })
        },
      })
      log(JSON.stringify(report.comparison))
      rows(report.sessions)
      const { changed, converted } = report.comparison
      const verb = preview ? 'would change' : 'changed'
      return `${changed} of ${report.sessions} sessions ${verb}; conversions: ${converted.before} before, ${converted.after} after.`
    },
  })
