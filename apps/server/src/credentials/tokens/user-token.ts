import type { IdentityProvider } from '@sojourn/catalog'
import { type Permission, ProblemError } from '@sojourn/contract'
import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { foldId } from '../../segment/fold-id.ts'
import { type Caller, unknownSite } from '../caller.ts'
import { tokenAlgorithms } from './algorithms.ts'
import { fetchJwks } from './fetch-jwks.ts'
import { refusalOf } from './refusal-of.ts'
import { refused } from './refused.ts'

/** A user's token that is good, and the providers by whose settings it is. */
export interface CheckedUser {
  readonly providers: readonly IdentityProvider[]
  readonly userId: string
}

/** Providers that one token is checked against; more have the same issuer only where somebody means harm. */
const providersMax = 20
/** How long fetched keys are believed, and how soon an unknown one may be asked for again, in milliseconds. */
const keysMaxAgeMs = 600_000
const keysCooldownMs = 30_000
const fetchTimeoutMs = 5000

type Check = (
  token: string,
  providers: readonly IdentityProvider[],
  now: number,
) => Promise<CheckedUser & { expiresAt: number }>

/** Checks a token against the keys of its issuer, which are fetched and kept. */
export function createUserTokenCheck({ allowPrivateJwks }: { allowPrivateJwks: boolean }): Check {
  const keySets = new WeakMap<IdentityProvider, JWTVerifyGetKey>()
  const keysOf = (provider: IdentityProvider): JWTVerifyGetKey => {
    const standing = keySets.get(provider)
    if (standing) return standing
    const made = createRemoteJWKSet(new URL(provider.jwksUrl), {
      timeoutDuration: fetchTimeoutMs,
      cooldownDuration: keysCooldownMs,
      cacheMaxAge: keysMaxAgeMs,
      [customFetch]: (url, { signal }) => fetchJwks(url, { allowPrivate: allowPrivateJwks, signal }),
    })
    keySets.set(provider, made)
    return made
  }

  async function verify(token: string, provider: IdentityProvider, now: number) {
    const { issuer, audiences, authorizedParties, leewaySeconds, userClaim } = provider
    const { payload } = await jwtVerify(token, keysOf(provider), {
      issuer,
      ...(audiences.length > 0 ? { audience: [...audiences] } : {}),
      algorithms: tokenAlgorithms.filter((name) => provider.algorithms.includes(name)),
      clockTolerance: leewaySeconds,
      currentDate: new Date(now),
      requiredClaims: ['exp', userClaim],
    })
    if (authorizedParties.length > 0 && !authorizedParties.includes(String(payload.azp)))
      throw refused('has no valid claim azp')
    // An issue date ahead of our clock is a token made in advance, or a clock that is not to be trusted.
    if (typeof payload.iat === 'number' && payload.iat > now / 1000 + leewaySeconds + 300)
      throw refused('was issued in the future')
    const userId = foldId(payload[userClaim])
    if (typeof userId !== 'string') throw refused(`has no valid claim ${userClaim}`)
    return { userId, expiresAt: ((payload.exp ?? 0) + leewaySeconds) * 1000 }
  }

  return async (token, providers, now) => {
    const good: { provider: IdentityProvider; userId: string; expiresAt: number }[] = []
    let failure: unknown
    for (const provider of providers.slice(0, providersMax)) {
      try {
        good.push({ provider, ...(await verify(token, provider, now)) })
      } catch (cause) {
        failure ??= cause
      }
    }
    const [first] = good
    if (!first) throw failure instanceof ProblemError ? failure : refused(refusalOf(failure), failure)
    // Two providers of one token may name its user by different claims; the first one's stands.
    const same = good.filter(({ userId }) => userId === first.userId)
    return {
      providers: same.map(({ provider }) => provider),
      userId: first.userId,
      expiresAt: Math.min(...same.map(({ expiresAt }) => expiresAt)),
    }
  }
}

const ofUsers: ReadonlySet<Permission> = new Set(['collect', 'read', 'personal_data'])

/**
 * The caller behind a user's token.
 * @throws ProblemError `not_found` (site), `invalid_request` where the token is good for several organizations.
 */
export function callerOfUser({ providers, userId }: CheckedUser, siteId: string | undefined): Caller {
  const [first] = providers
  if (!first) throw unknownSite(siteId ?? '')
  if (providers.some(({ organizationId }) => organizationId !== first.organizationId)) {
    const message = 'must name the site: the token is good for several'
    throw new ProblemError('invalid_request', `siteId ${message}.`, { errors: [{ path: 'siteId', message }] })
  }
  return {
    kind: 'user',
    id: first.providerId,
    name: first.name,
    organizationId: first.organizationId,
    permissions: ofUsers,
    siteIds: [...new Set(providers.map((provider) => provider.siteId))],
    hasAllSites: false,
    ownUserId: userId,
  }
}
