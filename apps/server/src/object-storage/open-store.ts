import { resolve } from 'node:path'
import { directoryStore } from './directory-store.ts'
import type { FileStore } from './file-store.ts'
import { parseS3Place } from './s3-place.ts'
import type { S3Settings } from './s3-settings.ts'

/** Opens a folder, or `s3://bucket/prefix`, to keep small files there. */
export async function openStore(place: string, s3: S3Settings): Promise<FileStore> {
  const bucket = parseS3Place(place)
  if (!bucket) return directoryStore(resolve(place))
  // Large, and most never need it.
  const [{ openS3 }, { s3Store }] = await Promise.all([import('./open-s3.ts'), import('./s3-store.ts')])
  return s3Store(openS3(s3), bucket)
}
