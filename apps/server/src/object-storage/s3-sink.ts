import { Readable } from 'node:stream'
import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import type { FileSink } from './file-sink.ts'
import { keyAt, type S3Place } from './s3-place.ts'

/** Sent at once; two of them are held in memory. S3 takes 10,000 of them for a file: 160 GB. */
const partBytes = 16 * 1024 * 1024

/** Files in a bucket. */
export const s3Sink = (client: S3Client, at: S3Place): FileSink => ({
  place: `s3://${at.bucket}/${at.prefix}`,
  async write(name, pieces) {
    let bytes = 0
    const counted = async function* () {
      for await (const piece of pieces) {
        bytes += piece.length
        yield piece
      }
    }
    const Body = Readable.from(counted(), { objectMode: false })
    const params = { Bucket: at.bucket, Key: keyAt(at, name), Body }
    await new Upload({ client, params, partSize: partBytes, queueSize: 2 }).done()
    return bytes
  },
  async read(name) {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: at.bucket, Key: keyAt(at, name) }))
      return Body && Buffer.from(await Body.transformToByteArray())
    } catch (failure) {
      if (failure instanceof NoSuchKey) return undefined
      throw failure
    }
  },
})
