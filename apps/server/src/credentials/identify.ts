import type { SignedIn } from '@sojourn/catalog'
import { ProblemError } from '@sojourn/contract'
import type { Context } from '../http/app-env.ts'
import { checkOwnOrigin } from '../http/own-origin.ts'
import {
  type Caller,
  callerOfInstaller,
  callerOfKey,
  callerOfMember,
  type Directory,
  localKeyId,
  unknownOrganization,
  unknownSite,
} from './caller.ts'
import type { TokenCheck } from './tokens/check-token.ts'

/** What turns a credential into a caller. */
export interface IdentityDeps {
  readonly catalog: Directory
  /** Who the cookie of a request signs in. */
  readonly signedIn: (c: Context) => Promise<SignedIn | undefined>
  readonly checkToken: TokenCheck
}

/**
 * Who holds a key. Keys are the one credential that is checked without waiting: events come with them by the thousand.
 * @throws ProblemError `unauthenticated`, `not_found` (an organization that is not the key's).
 */
export function identifyKey({ catalog }: Pick<IdentityDeps, 'catalog'>, secret: string, c: Context): Caller {
  const key = catalog.keyOf(secret)
  if (!key)
    throw new ProblemError(
      'unauthenticated',
      'The key is unknown, expired or revoked. Use a key of this installation.',
    )
  if (key.keyId !== localKeyId) return callerOfKey(catalog, key, key.organizationId)
  const siteId = c.req.query('siteId')
  const named = siteId === undefined ? c.req.query('organizationId') : catalog.site(siteId)?.organizationId
  if (named !== undefined && !catalog.organizations.get(named)) throw unknownOrganization(named)
  return callerOfKey(catalog, key, named ?? key.organizationId)
}

/** Whether a bearer credential is a token and no key: three parts of base64url. */
export const isToken = (credential: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]*$/.test(credential)

/** @throws ProblemError `unauthenticated`, `invalid_request` (a site must be named), `not_found` (site). */
export const identifyToken = (deps: IdentityDeps, token: string, c: Context): Promise<Caller> =>
  deps.checkToken(token, {
    siteId: c.req.query('siteId') ?? siteOfWriteKey(deps.catalog, c.req.header('x-write-key')),
  })

/**
 * Who is signed in, in the organization of the site that is named, else in the one named, else in their first.
 * @throws ProblemError `unauthenticated`, `forbidden` (sent by another site's page), `not_found`.
 */
export async function identifyMember(deps: IdentityDeps, c: Context): Promise<Caller> {
  const { catalog } = deps
  const signedIn = c.req.header('cookie') ? await deps.signedIn(c) : undefined
  if (!signedIn)
    throw new ProblemError(
      'unauthenticated',
      'No credential was sent. Send a write key as "X-Write-Key: pk_…", a secret key as "Authorization: Bearer sk_…", or sign in.',
    )
  checkOwnOrigin(c)
  const memberships = catalog.members.membershipsOf(signedIn.account.id)
  const [siteId, organizationId] = [c.req.query('siteId'), c.req.query('organizationId')]
  const asked = siteId === undefined ? organizationId : catalog.site(siteId)?.organizationId
  const membership =
    siteId === undefined && organizationId === undefined
      ? memberships[0]
      : memberships.find((each) => each.organizationId === asked)
  if (membership) return callerOfMember(catalog, signedIn.account, membership)
  if (siteId === undefined && organizationId !== undefined && signedIn.account.ownsInstallation)
    return callerOfInstaller(catalog, signedIn.account, organizationId)
  if (siteId !== undefined) throw unknownSite(siteId)
  if (organizationId !== undefined) throw unknownOrganization(organizationId)
  throw new ProblemError('forbidden', 'Your account belongs to no organization. Ask for an invitation.')
}

const siteOfWriteKey = (catalog: Directory, key: string | undefined): string | undefined =>
  (key === undefined ? undefined : catalog.keyOf(key)?.siteId) ?? undefined
