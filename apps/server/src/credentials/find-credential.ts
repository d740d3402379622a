import { ProblemError } from '@sojourn/contract'
import type { Context } from '../http/app-env.ts'

/**
 * The key that a request carries in its headers or query: `Authorization: Bearer` or `Basic` (as user name),
 * `X-Write-Key`, or `writeKey` in the query. A key in the body is found by whoever reads it.
 * @throws ProblemError `unauthenticated` where a secret key travels in a place that others see or log.
 */
export function findCredential(c: Context): string | undefined {
  const authorization = c.req.header('authorization')
  if (authorization) {
    const [scheme = '', value = ''] = authorization.trim().split(/\s+/, 2)
    if (/^bearer$/i.test(scheme)) return value
    if (/^basic$/i.test(scheme)) return Buffer.from(value, 'base64').toString().split(':', 1)[0] ?? ''
  }
  const key = c.req.header('x-write-key') ?? c.req.query('writeKey')
  return key === undefined ? undefined : checkPublic(key)
}

/**
 * A key from a place for public keys.
 * @throws ProblemError `unauthenticated` where it is a secret key.
 */
export function checkPublic(key: string): string {
  if (key.startsWith('sk_'))
    throw new ProblemError(
      'unauthenticated',
      'A secret key travels only as "Authorization: Bearer sk_…". Consider this one seen, and replace it.',
    )
  return key
}
