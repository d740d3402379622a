import {
  DeleteObjectsCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3'
import type { FileStore } from './file-store.ts'
import { keyAt, type S3Place } from './s3-place.ts'

/** S3 removes no more by one request. */
const removedAtOnce = 1000

/** Files in a bucket. */
export function s3Store(client: S3Client, at: S3Place): FileStore {
  const { bucket: Bucket } = at
  const start = keyAt(at, '').length
  return {
    place: `s3://${Bucket}/${at.prefix}`,
    put: async (name, Body) =>
      void (await client.send(new PutObjectCommand({ Bucket, Key: keyAt(at, name), Body }))),
    async get(name) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: keyAt(at, name) }))
        return Body && Buffer.from(await Body.transformToByteArray())
      } catch (failure) {
        if (failure instanceof NoSuchKey) return undefined
        throw failure
      }
    },
    async *list(prefix) {
      for await (const { Contents = [] } of paginateListObjectsV2(
        { client },
        { Bucket, Prefix: keyAt(at, prefix) },
      ))
        for (const { Key = '', LastModified } of Contents)
          yield { name: Key.slice(start), writtenAt: LastModified?.getTime() ?? 0 }
    },
    async remove(names) {
      for (let from = 0; from < names.length; from += removedAtOnce) {
        const Objects = names.slice(from, from + removedAtOnce).map((name) => ({ Key: keyAt(at, name) }))
        const { Errors = [] } = await client.send(
          new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
        )
        if (Errors.length > 0) throw new Error(`S3 did not remove ${Errors[0]?.Key}: ${Errors[0]?.Message}`)
      }
    },
    flush: async () => {},
  }
}
