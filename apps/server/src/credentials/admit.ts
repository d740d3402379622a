import type { Site } from '@sojourn/catalog'
import { type LinkPage, type Permission, ProblemError } from '@sojourn/contract'
import type { Collector, Sender } from '../collect/types.ts'
import type { Context } from '../http/app-env.ts'
import { allowsOrigin } from '../http/origin.ts'
import { readJson } from '../http/read-json.ts'
import { senderOf } from '../http/sender.ts'
import { asUser } from './as-user.ts'
import { type Caller, demandPermission, sitesAsked, unknownOrganization } from './caller.ts'
import { chooseSite } from './choose-site.ts'
import { checkPublic, findCredential } from './find-credential.ts'
import { type IdentityDeps, identifyKey, identifyMember, identifyToken, isToken } from './identify.ts'
import { identifyLink, isPass } from './identify-link.ts'

export interface AdmissionDeps extends IdentityDeps {
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
export async function admitCollect(
  c: Context,
  deps: AdmissionDeps,
  isForUsers: boolean,
): Promise<CollectCall> {
  const { catalog } = deps
  let secret = findCredential(c)
  let body: unknown
  if (secret === undefined) {
    body = await readJson(c)
    secret = keyInBody(body)
  }
  if (!secret)
    throw new ProblemError(
      'unauthenticated',
      'No credential was sent. Send a write key as "X-Write-Key: pk_…", or a secret key as "Authorization: Bearer sk_…".',
    )
  const caller = isToken(secret) ? await identifyToken(deps, secret, c) : identifyKey(deps, secret, c)
  demandPermission(caller, 'collect')
  demandOwnData(caller, isForUsers)
  if (caller.kind === 'write') checkOrigin(c, catalog.site(caller.siteIds[0] ?? ''))
  body ??= await readJson(c)
  const site = chooseSite(catalog, caller, c.req.query('siteId') ?? memberOf(body, 'siteId'))
  const sent = senderOf(c, {
    trustProxyHops: deps.trustProxyHops,
    fromVisitor: caller.kind === 'write' || caller.kind === 'user',
    now: deps.now(),
  })
  const sender = { ...sent, ownUserId: caller.ownUserId }
  return { caller, site, sender, body: caller.ownUserId === null ? body : asUser(body, caller.ownUserId) }
}

/**
 * Admits a call that needs a right over sites: with a secret key, a token, the pass of a public link, or a cookie.
 * @throws ProblemError `unauthenticated`, `forbidden`, `not_found` (site, organization).
 */
export async function admitRead(
  c: Context,
  deps: AdmissionDeps,
  permission: Permission,
  opening: { readonly isForUsers: boolean; readonly linkPage: LinkPage | undefined },
): Promise<ReadCall> {
  const secret = findCredential(c)
  const caller = !secret
    ? await identifyMember(deps, c)
    : isPass(secret)
      ? await identifyLink(deps, secret)
      : isToken(secret)
        ? await identifyToken(deps, secret, c)
        : identifyKey(deps, secret, c)
  const organizationId = c.req.query('organizationId')
  if (organizationId !== undefined && organizationId !== caller.organizationId)
    throw unknownOrganization(organizationId)
  demandPermission(caller, permission)
  demandOwnData(caller, opening.isForUsers)
  demandLinked(caller, opening.linkPage)
  const siteIds = sitesAsked(caller, c.req.query('siteId'))
  return { caller, siteIds }
}

/** @throws ProblemError `forbidden` where a user's token comes to what is about more than that user. */
function demandOwnData(caller: Caller, isForUsers: boolean): void {
  if (caller.ownUserId === null || isForUsers) return
  throw new ProblemError(
    'forbidden',
    "A user's token reads that user's own sessions, events and statistics, and nothing else.",
  )
}

/** @throws ProblemError `forbidden` where a public link comes to what it does not show. */
function demandLinked(caller: Caller, page: LinkPage | undefined): void {
  if (caller.kind !== 'link' || caller.shows?.page === page) return
  throw new ProblemError('forbidden', 'A public link shows the figures of its page, and nothing else.')
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
