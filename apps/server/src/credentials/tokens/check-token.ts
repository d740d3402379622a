import { createHash } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader, type JWTPayload } from 'jose'
import { LRUCache } from 'lru-cache'
import type { Caller, Directory } from '../caller.ts'
import { refused } from './refused.ts'
import { type CheckedTenant, callerOfTenant, checkTenantToken } from './tenant-token.ts'
import { type CheckedUser, callerOfUser, createUserTokenCheck } from './user-token.ts'

/** Who a token stands for. `siteId`: the site that the request names. */
export type TokenCheck = (token: string, asked: { siteId: string | undefined }) => Promise<Caller>

type Checked = (CheckedUser | CheckedTenant) & { readonly expiresAt: number }

/** Longest token that is looked at, in characters. */
const tokenLengthMax = 8192
/** Tokens whose signature is known to be good. */
const knownMax = 10_000

/**
 * Checks tokens of sites' users and of vendors. A signature that was good stays good until the token expires, so each is
 * checked once; what the token may do is looked up anew with every call.
 */
export function createTokenCheck(
  catalog: Directory,
  { allowPrivateJwks, now }: { allowPrivateJwks: boolean; now: () => number },
): TokenCheck {
  const checkUserToken = createUserTokenCheck({ allowPrivateJwks })
  const known = new LRUCache<string, Checked>({ max: knownMax })
  return async (token, { siteId }) => {
    const digest = createHash('sha256')
      .update(`${siteId ?? ''} ${token}`)
      .digest('base64')
    let checked = known.get(digest)
    if (!checked || checked.expiresAt <= now() || !stands(catalog, checked)) {
      known.delete(digest)
      checked = await check(token, siteId)
      known.set(digest, checked)
    }
    return 'providers' in checked ? callerOfUser(checked, siteId) : callerOfTenant(catalog, checked, siteId)
  }

  async function check(token: string, siteId: string | undefined): Promise<Checked> {
    const { kid, issuer, isTenants } = read(token)
    const tenantKey = kid === undefined ? undefined : catalog.tenantKeys.get(kid)
    if (tenantKey) return checkTenantToken(token, tenantKey, now())
    const all = issuer === undefined ? [] : catalog.identityProviders.ofIssuer(issuer)
    const providers = siteId === undefined ? all : all.filter((provider) => provider.siteId === siteId)
    if (providers.length === 0 && isTenants)
      throw refused('names no key of an organization: the kid in its header must be the id of a tenant key')
    if (providers.length === 0)
      throw refused('comes from an issuer that is none of the identity providers of the site')
    return checkUserToken(token, providers, now())
  }
}

/** Whether what a token was checked against is still what stands. */
const stands = ({ identityProviders, tenantKeys }: Directory, checked: Checked): boolean =>
  'providers' in checked
    ? checked.providers.every((provider) => identityProviders.get(provider.providerId) === provider)
    : tenantKeys.get(checked.key.tenantKeyId) === checked.key

/** What a token says of itself, unchecked: only to know by whose key to check it. */
function read(token: string): { kid: string | undefined; issuer: string | undefined; isTenants: boolean } {
  if (token.length > tokenLengthMax) throw refused(`is longer than ${tokenLengthMax} characters`)
  try {
    const { kid } = decodeProtectedHeader(token)
    const claims: JWTPayload = decodeJwt(token)
    const isTenants = 'organizationId' in claims || 'tenant_hash' in claims
    return { kid, issuer: typeof claims.iss === 'string' ? claims.iss : undefined, isTenants }
  } catch {
    throw refused('is not a JSON Web Token')
  }
}
