import type { Catalog } from '@sojourn/catalog'
import { type Permission, permissionNames } from '@sojourn/contract'
import { z } from 'zod'
import { exportKinds } from '../../exports/export-columns.ts'
import { formatOption } from '../../exports/export-options.ts'
import { exportSite } from '../../exports/export-site.ts'
import type { FileSink } from '../../object-storage/file-sink.ts'
import type { Reads } from '../../reads.ts'
import { defineJob } from '../define-job.ts'

interface Deps {
  readonly catalog: Pick<Catalog, 'sites'>
  readonly reads: Reads
  /** Where exports go; undefined: nowhere. */
  readonly openExports: (() => Promise<FileSink>) | undefined
}

const hourMs = 3_600_000
const everything: ReadonlySet<Permission> = new Set(permissionNames)
const masked: ReadonlySet<Permission> = new Set(permissionNames.filter((name) => name !== 'personal_data'))

/** Brings the exports of every site up to the present. */
export const exportJob = ({ catalog, reads, openExports }: Deps) =>
  defineJob({
    name: 'export',
    title: 'Export',
    description: 'Writes what is new of every site into files where SOJOURN_EXPORT_TO says, each row once.',
    isStanding: true,
    schedule: '0 10 * * *',
    timeLimitMs: 6 * hourMs,
    settings: z.strictObject({
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
    }),
    async run({ settings, now, signal, log, progress, rows }) {
      if (!openExports) return 'Nothing was done: SOJOURN_EXPORT_TO names no place.'
      const { what, format, eventsPer, personalData } = settings
      const sink = await openExports()
      const sites = catalog.sites()
      const total = { files: 0, rows: 0 }
      for (const [index, { siteId, organizationId }] of sites.entries()) {
        const folder = `${organizationId}/${siteId}`
        const onFile = (name: string, count: number) => {
          total.files++
          total.rows += count
          rows(total.rows)
          log(`${folder}/${name}: ${count} rows`)
        }
        await exportSite({
          reads,
          sink,
          siteId,
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
    },
  })
