import { z } from 'zod'
import type { Backups } from '../../backup/create-backups.ts'
import { defineJob } from '../define-job.ts'

/** Backs the installation up to where the server is told to. */
export const backUp = ({ backups }: { readonly backups: Backups }) =>
  defineJob({
    name: 'back-up',
    title: 'Back up',
    description: 'Copies everything, as it is at one moment, to where SOJOURN_BACKUP_TO says.',
    isStanding: true,
    schedule: '0 3 * * *',
    timeLimitMs: 6 * 3_600_000,
    settings: z.strictObject({}),
    async run({ signal, log, progress, rows }) {
      if (!backups.hasPlace) return 'Nothing was done: SOJOURN_BACKUP_TO names no place.'
      const report = await backups.run(
        {},
        { signal, onProgress: ({ events, eventsTotal }) => progress(events, eventsTotal) },
      )
      rows(report.events)
      log(JSON.stringify(report))
      return `Backed ${report.events} events up to ${report.place}, as ${report.backupId}.`
    },
  })
