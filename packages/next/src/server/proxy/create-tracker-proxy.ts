import { createUserCheck } from '../identity/create-user-check.ts'
import type { IdentityProvider } from '../identity/identity-provider.ts'
import { type Given, openOnce } from '../open-once.ts'
import { Refusal } from '../refusal.ts'
import { answerRefusal } from '../request/answer.ts'
import { bearerOf } from '../request/bearer-of.ts'
import { forwardedFor } from '../request/forwarded-for.ts'
import { readBytes } from '../request/read-bytes.ts'
import { nameUser } from './name-user.ts'

export interface TrackerProxyOptions {
  /** Where Sojourn is, such as `https://sojourn.shop.example`. */
  readonly url: string
  /**
   * Who signs the users' tokens. With it, the user of what is collected is the token's and never another that the body
   * names; without a token there is no user.
   * @default users are what the body says
   */
  readonly identity?: IdentityProvider
  /** Where a request carries the user's token. @default the header `Authorization: Bearer …` */
  readonly tokenOf?: (request: Request) => string | undefined | Promise<string | undefined>
  /** The visitor's address. @default the first entry of `X-Forwarded-For` */
  readonly addressOf?: (request: Request) => string | undefined
  /** Milliseconds that Sojourn may take to answer. @default 10000 */
  readonly timeoutMs?: number
}

type RouteHandler = (request: Request, context: RouteContext) => Promise<Response>

/** What Next.js hands a catch-all route. */
interface RouteContext {
  readonly params: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>
}

/** What a catch-all route exports. */
export interface TrackerProxy {
  readonly GET: RouteHandler
  readonly POST: RouteHandler
  readonly PATCH: RouteHandler
}

/** The scripts, and the calls that collect. Nothing that reads is passed on. */
const passed = {
  GET: /^\w[\w.-]*\.js$/,
  POST: /^api\/v1\/(?:events(?:\/batch)?|sessions(?:\/[\w.:-]{1,128}\/(?:heartbeat|end))?)$/,
  PATCH: /^api\/v1\/sessions\/[\w.:-]{1,128}$/,
}
/** Of these, the calls that say what happened; the others change a session that stands. */
const opening = /^api\/v1\/(?:events(?:\/batch)?|sessions)$/
const sent = [
  'content-type',
  'x-write-key',
  'user-agent',
  'accept-language',
  'origin',
  'referer',
  'if-none-match',
]
const answered = ['content-type', 'cache-control', 'etag', 'retry-after', 'x-request-id']
const bodyBytesMax = 1024 * 1024

/**
 * Route handlers for `app/sojourn/[...path]/route.ts`: the tracker's scripts and the calls that collect, under the site's
 * own domain. Cookies are not passed on. Start Sojourn with `SOJOURN_TRUST_PROXY=1`, so that it takes the visitor's
 * address from here.
 * @param given a function is asked for the options when the first request comes
 * @throws {TypeError} where an option cannot be one
 */
export function createTrackerProxy(given: Given<TrackerProxyOptions>): TrackerProxy {
  const opened = openOnce(given, open)
  const pass = async (method: keyof typeof passed, request: Request, { params }: RouteContext) => {
    const { base, userOf, addressOf, timeoutMs } = opened()
    const path = Object.values(await params)
      .flat()
      .join('/')
    if (!passed[method].test(path)) throw new Refusal('not_found', 'Nothing is passed on here.')
    const headers = copy(request.headers, sent)
    const address = addressOf(request)
    if (address) headers.set('x-forwarded-for', address)
    const body = method === 'GET' ? undefined : await readBytes(request, bodyBytesMax)
    const isImplied = opening.test(path)
    const named = body && userOf ? await nameUser(body, { userId: await userOf(request), isImplied }) : body
    const response = await fetch(`${base}/${path}${new URL(request.url).search}`, {
      method,
      headers,
      ...(named ? { body: named } : {}),
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
      cache: 'no-store',
    }).catch((cause: unknown) => {
      throw new Refusal('sojourn_unavailable', 'Events cannot be taken at the moment.', { cause })
    })
    return new Response(response.body, {
      status: response.status,
      headers: copy(response.headers, answered),
    })
  }
  const handlerOf =
    (method: keyof typeof passed): RouteHandler =>
    (request, context) =>
      pass(method, request, context).catch(answerRefusal)
  return { GET: handlerOf('GET'), POST: handlerOf('POST'), PATCH: handlerOf('PATCH') }
}

function open({
  url,
  identity,
  tokenOf = bearerOf,
  addressOf = forwardedFor,
  timeoutMs = 10_000,
}: TrackerProxyOptions) {
  if (!URL.canParse(url))
    throw new TypeError('url must be the address of Sojourn, such as https://sojourn.shop.example')
  const check = identity && createUserCheck(identity)
  const userOf =
    check &&
    (async (request: Request) => {
      const token = await tokenOf(request)
      return token ? check(token) : undefined
    })
  return { base: url.replace(/\/+$/, ''), userOf, addressOf, timeoutMs }
}

function copy(from: Headers, names: readonly string[]): Headers {
  const copied = new Headers()
  for (const name of names) {
    const value = from.get(name)
    if (value !== null) copied.set(name, value)
  }
  return copied
}
