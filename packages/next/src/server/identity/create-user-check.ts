import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose'
import { Refusal } from '../refusal.ts'
import { foldUserId } from './fold-user-id.ts'
import { type IdentityProvider, jwks } from './identity-provider.ts'

/** Answers whose token this is, as Sojourn's user id. @throws {Refusal} `unauthenticated`, `provider_unavailable` */
export type UserCheck = (token: string | undefined) => Promise<string>

/** How long the provider may take to hand out its keys. */
const keysTimeoutMs = 5000

export function createUserCheck(provider: IdentityProvider): UserCheck {
  const { jwksUrl, issuer, audience, algorithms, userClaim = 'sub', leewaySeconds = 5 } = jwks(provider)
  const keys = createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: keysTimeoutMs })
  const demands = {
    issuer,
    audience: [audience].flat() as string[],
    algorithms: [...(algorithms ?? ['RS256', 'ES256'])],
    clockTolerance: leewaySeconds,
    requiredClaims: ['exp', userClaim],
  }
  return async (token) => {
    if (!token) throw new Refusal('unauthenticated', 'No token was sent. Sign in first.')
    const { payload } = await jwtVerify(token, keys, demands).catch(refuse)
    return foldUserId(nameOf(payload, userClaim))
  }
}

function nameOf(payload: JWTPayload, claim: string): string {
  const name = payload[claim]
  if (typeof name === 'string' && name !== '') return name
  throw new Refusal('unauthenticated', `The token's claim ${claim} must name the user.`)
}

/** What keeps the keys from us: time, the network, or an answer that is no key set. */
const providerFaults = new Set(['ERR_JOSE_GENERIC', 'ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID'])

/** Everything that jose says of a token is the token's fault; all else the provider's or the network's. */
function refuse(cause: unknown): never {
  if (cause instanceof errors.JOSEError && !providerFaults.has(cause.code))
    throw new Refusal('unauthenticated', `The token is not valid here: ${cause.message}.`, { cause })
  throw new Refusal('provider_unavailable', "The identity provider's keys cannot be read.", { cause })
}
