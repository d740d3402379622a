import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { S3Client } from '@aws-sdk/client-s3'
import S3rver from 's3rver'
import { vi } from 'vitest'
import { openS3 } from '../src/object-storage/open-s3.ts'

/** A store that speaks S3, with the bucket `files`. */
export interface S3Emulator {
  readonly client: S3Client
  readonly bucket: string
  close(): Promise<void>
}

export async function openS3Emulator(): Promise<S3Emulator> {
  const bucket = 'files'
  const directory = await mkdtemp(join(tmpdir(), 'sojourn-s3-'))
  const configureBuckets = [{ name: bucket, configs: [] }]
  const s3rver = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory, configureBuckets })
  await s3rver.run()
  const { httpServer } = s3rver as unknown as { httpServer: Server }
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'S3RVER')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'S3RVER')
  const { port } = httpServer.address() as AddressInfo
  return {
    client: openS3({ endpoint: `http://127.0.0.1:${port}` }),
    bucket,
    async close() {
      vi.unstubAllEnvs()
      const closed = once(httpServer, 'close')
      httpServer.close()
      httpServer.closeAllConnections()
      await closed
      await rm(directory, { recursive: true, force: true })
    },
  }
}
