import { createApi } from '../api/create-api.ts'
import type { SojournOptions } from '../api/sojourn-options.ts'
import { createUserCheck } from '../identity/create-user-check.ts'
import { type Given, openOnce } from '../open-once.ts'
import { Refusal } from '../refusal.ts'
import { answerJson, answerRefusal } from '../request/answer.ts'
import { bearerOf } from '../request/bearer-of.ts'
import { forwardedFor } from '../request/forwarded-for.ts'
import { readBody } from '../request/read-body.ts'
import { type Handle, pick } from './call.ts'
import { end } from './end.ts'
import { logEvent } from './log-event.ts'
import { readSession } from './read-session.ts'
import { start } from './start.ts'
import { stats } from './stats.ts'
import { update } from './update.ts'

export interface SessionHandlerOptions extends SojournOptions {
  /** Where a request carries the user's token. @default the header `Authorization: Bearer …` */
  readonly tokenOf?: (request: Request) => string | undefined | Promise<string | undefined>
  /** The visitor's address, for the country. @default the first entry of `X-Forwarded-For` */
  readonly addressOf?: (request: Request) => string | undefined
}

type RouteHandler = (request: Request) => Promise<Response>

/** What a catch-all route exports. */
export interface SessionHandlers {
  readonly GET: RouteHandler
  readonly POST: RouteHandler
  readonly PATCH: RouteHandler
}

const writes: Readonly<Record<string, Handle>> = { start, update, end, 'log-event': logEvent }

/**
 * Route handlers for `app/api/sessions/[...call]/route.ts`: `POST start`, `update` (also `PATCH`), `end`, `log-event`;
 * `GET stats`, and `GET` of a session's id. Each is for whoever the token names, and for their own sessions only: one of
 * somebody else is answered 404, as if it were not there.
 * @param given a function is asked for the options when the first request comes
 * @throws {TypeError} where an option cannot be one
 */
export function createSessionHandlers(given: Given<SessionHandlerOptions>): SessionHandlers {
  const opened = openOnce(given, (options) => ({
    api: createApi(options),
    check: createUserCheck(options.identity),
    tokenOf: options.tokenOf ?? bearerOf,
    addressOf: options.addressOf ?? forwardedFor,
  }))

  const serve = async (request: Request, handle: Handle, isWrite: boolean): Promise<Response> => {
    try {
      const { api, check, tokenOf, addressOf } = opened()
      const userId = await check(await tokenOf(request))
      const body = isWrite ? await readBody(request) : {}
      const userAgent = request.headers.get('user-agent')
      const ip = addressOf(request)
      const context = { ...contextOf(body), ...(userAgent ? { userAgent } : {}), ...(ip ? { ip } : {}) }
      const query = new URL(request.url).searchParams
      return answerJson(await handle({ api, userId, body, query, context }))
    } catch (cause) {
      return answerRefusal(cause)
    }
  }
  const write: RouteHandler = async (request) => {
    const name = nameOf(request)
    const handle = Object.hasOwn(writes, name) ? writes[name] : undefined
    return serve(request, handle ?? nothing, handle !== undefined)
  }
  const read: RouteHandler = async (request) => {
    const name = nameOf(request)
    if (Object.hasOwn(writes, name)) return serve(request, onlyPost, false)
    return serve(request, name === 'stats' ? stats : readSession(name), false)
  }
  return { GET: read, POST: write, PATCH: write }
}

/** What the page may say of its surroundings; who asks and from where is seen here. */
const contextOf = ({ context }: Readonly<Record<string, unknown>>) =>
  typeof context === 'object' && context !== null
    ? pick(context as Record<string, unknown>, [
        'locale',
        'timezone',
        'screen',
        'utm',
        'section',
        'url',
        'referrer',
      ])
    : {}

const nothing: Handle = async () => {
  throw new Refusal('not_found', `There are ${Object.keys(writes).join(', ')} to post to.`)
}
const onlyPost: Handle = async () => {
  throw new Refusal('method_not_allowed', 'Send this with POST.')
}

/**
 * The last segment of the path: the handlers do not know where they are mounted. Of what an id may hold, only the colon
 * is written otherwise in an address.
 */
const nameOf = (request: Request): string =>
  new URL(request.url).pathname.split('/').filter(Boolean).at(-1)?.replace(/%3a/gi, ':') ?? ''
