/** How S3 is reached. Who we are, the region and the like are found as every program of AWS finds them. */
export interface S3Settings {
  /** Of a compatible store, such as `https://minio.example.com`; undefined: AWS. */
  readonly endpoint: string | undefined
}
