import { ProblemError } from '@sojourn/contract'
import { Hono } from 'hono'
import type { TokenCheck } from './credentials/tokens/check-token.ts'
import { answerDashboard, isDashboardAddress } from './dashboard-pages/page/route.ts'
import type { AppEnv } from './http/app-env.ts'
import type { Log } from './http/log.ts'
import { observe } from './http/observe.ts'
import { ownOriginOf } from './http/own-origin.ts'
import { answerError } from './http/problem-response.ts'
import { createRateLimits, type RateLimitSettings } from './http/rate-limits.ts'
import { secureHeaders } from './http/secure-headers.ts'
import { listRooms, type RoomDeps } from './list-rooms.ts'
import { createQuotas } from './quotas/create-quotas.ts'
import { mount } from './rooms/mount.ts'

export interface AppDeps extends RoomDeps {
  readonly log: Log
  /** Where browsers reach the server; undefined: as each request says. */
  readonly publicUrl: string | undefined
  readonly checkToken: TokenCheck
  readonly rateLimits: RateLimitSettings
}

/** The server as a function from request to answer: no socket, and nothing is opened here. */
export function createApp(deps: AppDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>({ strict: false })
  app.use(observe(deps.registry, deps.log))
  app.use(async (c, next) => {
    c.set('ownOrigin', ownOriginOf(c, deps))
    await next()
  })
  app.use(secureHeaders())
  mount(app, listRooms(deps), {
    ...deps,
    signedIn: (c) => deps.signInDesk.signedIn(c),
    rateLimits: createRateLimits(deps.rateLimits, deps.limits),
    quotas: createQuotas(deps),
  })
  app.notFound((c) => {
    if (isDashboardAddress(c)) return answerDashboard(c)
    const where = c.req.path.slice(0, 256)
    throw new ProblemError('not_found', `There is nothing at ${where}. /api/docs lists what there is.`)
  })
  app.onError(answerError(deps.log))
  return app
}
