import type { Context } from './app-env.ts'

/**
 * Lets the page that asks read the answer of a collecting call. `sendBeacon` sends with credentials, so the origin is
 * named exactly and credentials are allowed; that gives nothing away, as collecting looks at no cookie. Which origins may
 * use a key is decided by the site (`origin_not_allowed`), and also that refusal should be readable to the page.
 */
export function allowReadingAnswer(c: Context): void {
  c.header('vary', 'Origin', { append: true })
  const origin = c.req.header('origin')
  if (!origin) return
  c.header('access-control-allow-origin', origin)
  c.header('access-control-allow-credentials', 'true')
  c.header('access-control-expose-headers', headersShown)
}

/**
 * Lets any page read the answer of a call that brought its own token: those of users and tenants live in pages. Without
 * credentials being allowed, the browser keeps answers to a cookie from other origins.
 */
export function allowReadingByToken(c: Context): void {
  c.header('access-control-allow-origin', '*')
  c.header('access-control-expose-headers', headersShown)
}

const headersShown = 'retry-after, x-request-id, ratelimit-limit, ratelimit-remaining, ratelimit-reset'

const headersAllowed =
  'authorization, content-type, content-encoding, x-write-key, x-request-id, idempotency-key, anonymousid, last-event-id'

/** Answers a preflight (`OPTIONS`), which never carries the key, for the methods of a path that pages may use. */
export function answerPreflight(c: Context, methods: readonly string[]): Response {
  allowReadingAnswer(c)
  c.header('access-control-allow-methods', methods.join(', '))
  c.header('access-control-allow-headers', headersAllowed)
  c.header('access-control-max-age', '86400')
  return c.body(null, 204)
}
