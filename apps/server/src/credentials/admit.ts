import type { Site } from '@sojourn/catalog'
import { ProblemError } from '@sojourn/contract'
import type { Collector, Sender } from '../collect/types.ts'
import type { Context } from '../http/app-env.ts'
import { allowsOrigin } from '../http/origin.ts'
import { readJson } from '../http/read-json.ts'
import { senderOf } from '../http/sender.ts'
import { type Caller, type Directory, demandScope, identify, sitesAsked } from './caller.ts'
import { chooseSite } from './choose-site.ts'
import { checkPublic, findCredential } from './find-credential.ts'

export interface AdmissionDeps {
  readonly catalog: Directory
  readonly collector: Pick<Collector, 'settle'>
  /** How many proxies before the server append to `X-Forwarded-For`. */
  readonly trustProxyHops: number
  readonly now: () => number
}

/** An admitted call that collects. */
export interface CollectCall {
  readonly caller: Caller
  readonly site: Site
  readonly sender: Sender
  /** The parsed JSON of the body; undefined where it is empty. */
  readonly body: unknown
}

/** An admitted call that reads or changes settings. */
export interface ReadCall {
  readonly caller: Caller
  /** The sites it is about: the one named by `siteId`, else all that the credential covers. */
  readonly siteIds: readonly string[]
}

/**
 * Admits a call that collects: with a write key from an allowed origin, or a secret key with the scope `collect`. A key
 * in a header or the query is checked before the body is read.
 * @throws ProblemError `unauthenticated`, `forbidden`, `origin_not_allowed`, `not_found` (site), and those of the body.
 */
export async function admitCollect(c: Context, deps: AdmissionDeps): Promise<CollectCall> {
  const { catalog } = deps
  let secret = findCredential(c)
  let body: unknown
  if (secret === undefined) {
    body = await readJson(c)
    secret = keyInBody(body)
  }
  const caller = identify(catalog, secret)
  demandScope(caller, 'collect')
  if (caller.kind === 'write') checkOrigin(c, catalog.site(caller.siteIds[0] ?? ''))
  body ??= await readJson(c)
  const site = chooseSite(catalog, caller, c.req.query('siteId') ?? memberOf(body, 'siteId'))
  const sender = senderOf(c, {
    trustProxyHops: deps.trustProxyHops,
    fromVisitor: caller.kind === 'write',
    now: deps.now(),
  })
  return { caller, site, sender, body }
}

/**
 * Admits a call that needs a right over sites.
 * @throws ProblemError `unauthenticated`, `forbidden`, `not_found` (site).
 */
export function admitRead(c: Context, deps: AdmissionDeps, scope: 'read' | 'export' | 'admin'): ReadCall {
  const caller = identify(deps.catalog, findCredential(c))
  demandScope(caller, scope)
  const siteIds = sitesAsked(caller, c.req.query('siteId'))
  return { caller, siteIds }
}

function checkOrigin(c: Context, site: Site | undefined): void {
  const origin = c.req.header('origin')
  if (origin === undefined || !site || allowsOrigin(site.settings.allowedOrigins, origin)) return
  throw new ProblemError(
    'origin_not_allowed',
    `Pages of ${origin.slice(0, 256)} may not use this write key. Add the origin to allowedOrigins of the site.`,
  )
}

const memberOf = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null && Object.hasOwn(body, name)
    ? (body as Record<string, unknown>)[name]
    : undefined

function keyInBody(body: unknown): string | undefined {
  const key = memberOf(body, 'writeKey')
  return typeof key === 'string' ? checkPublic(key) : undefined
}
