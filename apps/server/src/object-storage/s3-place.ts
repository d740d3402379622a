/** A place in S3. */
export interface S3Place {
  readonly bucket: string
  /** Without slashes at its ends; may be empty. */
  readonly prefix: string
}

/** The bucket and prefix of `s3://bucket/prefix`; undefined where it is no such address. */
export function parseS3Place(address: string): S3Place | undefined {
  const [, bucket, prefix = ''] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/.exec(address) ?? []
  return bucket === undefined ? undefined : { bucket, prefix: prefix.replace(/^\/+|\/+$/g, '') }
}

/** The name of something at a place. */
export const keyAt = ({ prefix }: S3Place, name: string): string =>
  prefix === '' ? name : `${prefix}/${name}`
