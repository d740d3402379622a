import type { BackupAnswer, BackupsAnswer } from '@sojourn/contract'
import type { S3Settings } from '../object-storage/s3-settings.ts'
import { BackupError } from './backup-error.ts'
import { type BackupPlace, openPlace } from './open-place.ts'
import type { Repository } from './repository.ts'

const listedMax = 50

/** The newest backups of a place, none where none was made there yet; or why it cannot be read. */
export async function listBackups(
  place: BackupPlace,
  s3: S3Settings,
): Promise<Pick<BackupsAnswer, 'backups' | 'fault'>> {
  try {
    const repository = await openPlace(place, s3, { mustExist: true })
    const ids = (await repository.backups()).slice(0, listedMax)
    const backups: BackupAnswer[] = []
    for (const backupId of ids) backups.push(await readBackup(repository, backupId))
    return { backups, fault: null }
  } catch (cause) {
    if (cause instanceof BackupError && cause.code === 'none') return { backups: [], fault: null }
    return { backups: [], fault: cause instanceof Error ? cause.message : String(cause) }
  }
}

async function readBackup(repository: Repository, backupId: string): Promise<BackupAnswer> {
  const { takenAt, version, tables } = await repository.manifest(backupId)
  const rowsOf = (table: string) => tables.find(({ name }) => name === table)?.rows ?? 0
  return { backupId, takenAt, version, sessions: rowsOf('sessions'), events: rowsOf('events') }
}
