import type { BackupsAnswer, JobAnswer } from '@sojourn/contract'
import { formatAgo } from '../../../format/format.ts'

/** What somebody should see to, most urgent first; none: all is well. */
export function warningsOf(
  { place, last, isOld, fault }: BackupsAnswer,
  job: Pick<JobAnswer, 'paused' | 'lastRun'> | undefined,
  now: number,
): string[] {
  if (!place)
    return [
      'Nothing is backed up by itself: SOJOURN_BACKUP_TO names no place. If this machine is lost, everything is.',
    ]
  return [
    ...(fault ? [`The place of the backups cannot be read: ${fault}`] : []),
    ...(isOld
      ? [
          last
            ? `The last backup is from ${formatAgo(last.takenAt, now)}. There should be one every day.`
            : 'There is no backup yet, and there should be one every day.',
        ]
      : []),
    ...(job?.lastRun?.status === 'failed' ? [`The last attempt failed: ${job.lastRun.outcome}`] : []),
    ...(job?.paused ? ['The job is paused: no backup comes by itself.'] : []),
  ]
}

/** The command that lists the backups of a place, or makes an installation of one, in a folder of its own. */
export const restoreCommand = (place: BackupsAnswer['place'], backupId?: string): string =>
  [
    `npx sojourn restore --from ${place?.at ?? '/mnt/backups/sojourn'}`,
    ...(place?.isEncrypted ? ['--encrypt-key-file backup.key'] : []),
    ...(backupId ? [`--backup ${backupId}`, '--to ./restored'] : ['--list']),
  ].join(' ')
