import type { HttpBindings } from '@hono/node-server'
import type { Context as HonoContext } from 'hono'

/** What a request carries through the app. `incoming` is missing where no socket stands behind it. */
export interface AppEnv {
  Bindings: Partial<HttpBindings>
  Variables: {
    /** Of the request, also in the answer's `X-Request-Id`. */
    requestId: string
    /** The path template that was matched, such as `/api/v1/sessions/{sessionId}`. */
    route: string
    /** Where browsers reach the server, as `https://sojourn.example`. */
    ownOrigin: string
  }
}

export type Context = HonoContext<AppEnv>
