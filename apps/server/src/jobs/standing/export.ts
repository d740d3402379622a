import type { Catalog, Site } from '@sojourn/catalog'
import { type Permission, ProblemError, permissionNames } from '@sojourn/contract'
import { z } from 'zod'
import { exportKinds } from '../../exports/export-columns.ts'
import { formatOption } from '../../exports/export-options.ts'
import { exportSite } from '../../exports/export-site.ts'
import type { FileSink } from '../../object-storage/file-sink.ts'
import type { Reads } from '../../reads.ts'
import { defineJob, type Job, type JobContext } from '../define-job.ts'

interface Deps {
  readonly catalog: Pick<Catalog, 'sites' | 'site'>
  readonly reads: Reads
  /** Where exports go; undefined: nowhere. */
  readonly openExports: (() => Promise<FileSink>) | undefined
}

const hourMs = 3_600_000
const everything: ReadonlySet<Permission> = new Set(permissionNames)
const masked: ReadonlySet<Permission> = new Set(permissionNames.filter((name) => name !== 'personal_data'))

/** What an export is to hold, and how. */
export const exportSettings = z.strictObject({
  what: z.array(z.enum(exportKinds)).default([...exportKinds]),
  format: formatOption.default('parquet'),
  eventsPer: z
    .enum(['hour', 'day'], { error: 'must be hour or day' })
    .default('day')
    .describe('How much of events a file holds; set a schedule for every hour with it'),
  personalData: z
    .boolean()
    .default(false)
    .describe('Whether rows tell who somebody is; without it users are left out'),
})

const nowhere = 'Nothing was done: SOJOURN_EXPORT_TO names no place.'

/** The name of the kind of those that organizations make. */
export const siteExportKind = 'site-export'

/** Brings exports up to the present: those of every site, and those that organizations ask for of a site of theirs. */
export const exportJobs = (deps: Deps): Job[] => [
  defineJob({
    name: 'export',
    title: 'Export',
    description: 'Writes what is new of every site into files where SOJOURN_EXPORT_TO says, each row once.',
    isStanding: true,
    schedule: '0 10 * * *',
    timeLimitMs: 6 * hourMs,
    settings: exportSettings,
    run: (context) =>
      bringUp(
        deps,
        context,
        deps.catalog.sites(),
        ({ organizationId, siteId }) => `${organizationId}/${siteId}`,
      ),
  }),
  defineJob({
    name: siteExportKind,
    title: 'Export of a site',
    description:
      'Writes what is new of a site into files of its own where SOJOURN_EXPORT_TO says, each row once.',
    schedule: '0 10 * * *',
    timeLimitMs: 6 * hourMs,
    settings: exportSettings,
    run(context) {
      const { siteId, organizationId, name } = context.job
      const site = siteId === null ? undefined : deps.catalog.site(siteId)
      if (!site) throw new ProblemError('not_found', 'The site of the export is gone.')
      return bringUp(deps, context, [site], () => `${organizationId}/${name}/${siteId}`)
    },
  }),
]

async function bringUp(
  { reads, openExports }: Deps,
  { settings, now, signal, log, progress, rows }: JobContext<z.output<typeof exportSettings>>,
  sites: readonly Site[],
  folderOf: (site: Site) => string,
): Promise<string> {
  if (!openExports) return nowhere
  const { what, format, eventsPer, personalData } = settings
  const sink = await openExports()
  const total = { files: 0, rows: 0 }
  for (const [index, site] of sites.entries()) {
    const folder = folderOf(site)
    const onFile = (name: string, count: number) => {
      total.files++
      total.rows += count
      rows(total.rows)
      log(`${folder}/${name}: ${count} rows`)
    }
    await exportSite({
      reads,
      sink,
      siteId: site.siteId,
      folder,
      what: personalData ? what : what.filter((kind) => kind !== 'users'),
      format,
      stepMs: eventsPer === 'hour' ? hourMs : 24 * hourMs,
      permissions: personalData ? everything : masked,
      now: now(),
      signal,
      onFile,
    })
    progress(index + 1, sites.length)
  }
  return `Wrote ${total.rows} rows in ${total.files} files to ${sink.place}.`
}
