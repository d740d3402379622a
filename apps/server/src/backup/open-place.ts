import { isAbsolute } from 'node:path'
import { openStore } from '../object-storage/open-store.ts'
import { parseS3Place } from '../object-storage/s3-place.ts'
import type { S3Settings } from '../object-storage/s3-settings.ts'
import { BackupError } from './backup-error.ts'
import { readSecret } from './derive-key.ts'
import { openRepository, type Repository } from './repository.ts'

/** Where backups are, and the file with what they are encrypted with. */
export interface BackupPlace {
  /** An absolute path, or `s3://bucket/prefix`. */
  readonly at: string
  /** Undefined: they are not encrypted. */
  readonly keyFile: string | undefined
}

/**
 * Opens a place of backups.
 * @param mustExist whether there must be backups; else it becomes such a place
 * @throws BackupError `bad_place`, `bad_key`, `none`, `newer`; what the file system and S3 throw.
 */
export async function openPlace(
  { at, keyFile }: BackupPlace,
  s3: S3Settings,
  { mustExist }: { mustExist: boolean },
): Promise<Repository> {
  const secret = keyFile === undefined ? undefined : await readSecret(keyFile)
  if (!parseS3Place(at) && !isAbsolute(at))
    throw new BackupError(
      'bad_place',
      `${at} must be an absolute path, or an address such as s3://bucket/prefix.`,
    )
  return openRepository(await openStore(at, s3), secret, { mustExist })
}
