/** What the site must be told, read when it is first needed and not when it is built. */
export function settings() {
  const { SOJOURN_URL: url, SOJOURN_WRITE_KEY: writeKey, SOJOURN_SECRET_KEY: secretKey } = process.env
  const { ISSUER_URL: issuer } = process.env
  if (!url || !writeKey || !secretKey || !issuer)
    throw new Error('Set SOJOURN_URL, SOJOURN_WRITE_KEY, SOJOURN_SECRET_KEY and ISSUER_URL.')
  return { url, writeKey, secretKey, issuer }
}
