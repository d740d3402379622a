import { ProblemError } from '@sojourn/contract'
import type { Context } from './app-env.ts'

/** Methods that change nothing, and may therefore come from anywhere. */
const harmless: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a call that changes something and carries a cookie, unless a page of this server sent it: cookies travel by
 * themselves, also from a page of somebody else. Browsers say whence in `Sec-Fetch-Site`, older ones in `Origin` alone.
 * @throws ProblemError `forbidden`.
 */
export function checkOwnOrigin(c: Context): void {
  if (harmless.has(c.req.method)) return
  const site = c.req.header('sec-fetch-site')
  if (site === 'same-origin') return
  const origin = c.req.header('origin')
  if (site === undefined && origin !== undefined && origin === c.var.ownOrigin) return
  throw new ProblemError(
    'forbidden',
    'With a cookie, this can only be called from a page of this server. Use a secret key from elsewhere.',
  )
}

/**
 * Where browsers reach this server, as `https://sojourn.example`: as it is set, else as the request says, and the proxies
 * in front of it where they are trusted.
 */
export function ownOriginOf(
  c: Context,
  options: { publicUrl: string | undefined; trustProxyHops: number },
): string {
  if (options.publicUrl !== undefined) return new URL(options.publicUrl).origin
  const { host, protocol } = new URL(c.req.url)
  const forwarded = (name: string) =>
    options.trustProxyHops > 0 ? c.req.header(name)?.split(',', 1)[0]?.trim() || undefined : undefined
  const isSecure = (forwarded('x-forwarded-proto') ?? protocol.slice(0, -1)) === 'https'
  return `${isSecure ? 'https' : 'http'}://${forwarded('x-forwarded-host') ?? host}`
}
