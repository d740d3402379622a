import { S3Client } from '@aws-sdk/client-s3'
import type { S3Settings } from './s3-settings.ts'

/**
 * A client of S3. Compatible stores are addressed with the bucket in the path, which all of them know, and get no
 * checksums in trailers, which many do not.
 */
export function openS3({ endpoint }: S3Settings): S3Client {
  return new S3Client({
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true, region: 'us-east-1' }),
  })
}
