import { openSink, parseS3Place, readConfig } from '@sojourn/server'
import { UsageError } from '../../usage-error.ts'
import type { CommandContext } from '../command-context.ts'

/** A file to be in S3. */
export interface BucketFile {
  readonly name: string
  /** Puts it there: all of it, or nothing. */
  write(pieces: AsyncIterable<Uint8Array>): Promise<void>
}

/**
 * The file that an address such as `s3://bucket/folder/events.parquet` names; undefined where it is no address of S3. A
 * compatible store is the one at `SOJOURN_S3_ENDPOINT`.
 * @throws UsageError where it names no file.
 */
export function bucketFile(
  address: string | undefined,
  { environment }: CommandContext,
): BucketFile | undefined {
  if (!address?.startsWith('s3://')) return undefined
  const place = parseS3Place(address)
  if (!place?.prefix || address.endsWith('/'))
    throw new UsageError('--out must name a file, such as s3://bucket/folder/events.parquet')
  const { s3 } = readConfig({ ...environment })
  return {
    name: place.prefix,
    async write(pieces) {
      const sink = await openSink(`s3://${place.bucket}`, s3)
      await sink.write(place.prefix, pieces)
    },
  }
}
