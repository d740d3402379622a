import { resolve } from 'node:path'
import { directorySink } from './directory-sink.ts'
import type { FileSink } from './file-sink.ts'
import { parseS3Place } from './s3-place.ts'
import type { S3Settings } from './s3-settings.ts'

/** How a folder, or `s3://bucket/prefix`, is opened to put files there; undefined where none is named. */
export const sinkOpener = (
  place: string | undefined,
  s3: S3Settings,
): (() => Promise<FileSink>) | undefined => (place === undefined ? undefined : () => openSink(place, s3))

/** Opens a folder, or `s3://bucket/prefix`, to put files there. */
export async function openSink(place: string, s3: S3Settings): Promise<FileSink> {
  const bucket = parseS3Place(place)
  if (!bucket) return directorySink(resolve(place))
  // Large, and most never need it.
  const [{ openS3 }, { s3Sink }] = await Promise.all([import('./open-s3.ts'), import('./s3-sink.ts')])
  return s3Sink(openS3(s3), bucket)
}
