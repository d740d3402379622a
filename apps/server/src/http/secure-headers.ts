import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './app-env.ts'

/** What an answer that is no page may do in a browser: nothing. Pages say what they need themselves. */
const nothing = "default-src 'none'; frame-ancestors 'none'"

/** A year: whoever came by https once comes by https. */
const httpsSeconds = 31_536_000

/** Tells browsers of every answer what it must not be used for. */
export const secureHeaders = (): MiddlewareHandler<AppEnv> => async (c, next) => {
  c.header('x-content-type-options', 'nosniff')
  c.header('x-frame-options', 'DENY')
  c.header('referrer-policy', 'no-referrer')
  c.header('content-security-policy', nothing)
  if (c.var.ownOrigin.startsWith('https:')) c.header('strict-transport-security', `max-age=${httpsSeconds}`)
  await next()
}
