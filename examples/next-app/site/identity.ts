import { type IdentityProvider, jwks } from '@sojourn/next/server'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { settings } from './settings.ts'

/** The cookie of the signed-in user's token. Scripts of the page cannot read it. */
export const tokenCookie = 'token'

/** Who signs the tokens. With a provider of the field: `firebase()`, `supabase()` or `auth0()`. */
export function identity(): IdentityProvider {
  const { issuer } = settings()
  return jwks({ jwksUrl: `${issuer}/jwks.json`, issuer, audience: 'mugs-and-more' })
}

/** The token that a request carries. */
export const tokenOf = (request: Request): string | undefined =>
  new RegExp(`(?:^|; )${tokenCookie}=([^;]+)`).exec(request.headers.get('cookie') ?? '')?.[1]

let keys: ReturnType<typeof createRemoteJWKSet> | undefined

/** Whose token it is; null where it is none. */
export async function userOf(token: string | undefined): Promise<string | null> {
  const { jwksUrl, issuer } = identity()
  keys ??= createRemoteJWKSet(new URL(jwksUrl))
  if (!token) return null
  const checked = await jwtVerify(token, keys, { issuer, audience: 'mugs-and-more' }).catch(() => undefined)
  return checked?.payload.sub ?? null
}
