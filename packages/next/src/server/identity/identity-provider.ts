/** Signatures that a public key checks. Those with a shared secret (`HS…`) and `none` are not among them on purpose. */
export const signatureAlgorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
] as const
export type SignatureAlgorithm = (typeof signatureAlgorithms)[number]

/** Who signs the tokens of the site's users, and what must hold of a token. */
export interface IdentityProvider {
  /** Where the public keys are (RFC 7517). Asked for when first needed, kept, and asked for again for an unknown key. */
  readonly jwksUrl: string
  /** The claim `iss`, to the letter. */
  readonly issuer: string
  /** One of them must be in the claim `aud`. */
  readonly audience: string | readonly string[]
  /** @default ['RS256', 'ES256'] */
  readonly algorithms?: readonly SignatureAlgorithm[]
  /** The claim that names the user. @default 'sub' */
  readonly userClaim?: string
  /** How far the clocks may differ, in seconds. @default 5 */
  readonly leewaySeconds?: number
}

/** Any provider with a JWKS. @throws {TypeError} where a signature could be made without a private key, or a part is missing */
export function jwks(provider: IdentityProvider): IdentityProvider {
  const { issuer, audience, algorithms = [] } = provider
  if (!URL.canParse(provider.jwksUrl)) throw new TypeError('jwksUrl must be the address of the key set')
  if (!issuer) throw new TypeError('issuer must be what the tokens say in iss')
  if (audience === undefined || audience.length === 0)
    throw new TypeError('audience must be what the tokens say in aud')
  const known: readonly string[] = signatureAlgorithms
  const wrong = algorithms.filter((name) => !known.includes(name))
  if (wrong.length > 0)
    throw new TypeError(`algorithms must be of ${known.join(', ')}; ${wrong.join(', ')} is not safe here`)
  return provider
}
