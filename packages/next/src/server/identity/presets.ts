import { type IdentityProvider, jwks } from './identity-provider.ts'

/**
 * ID tokens of Firebase Authentication.
 * https://firebase.google.com/docs/auth/admin/verify-id-tokens
 */
export const firebase = ({ projectId }: { readonly projectId: string }): IdentityProvider =>
  jwks({
    jwksUrl: 'https://www.googleapis.com/service_accounts/v1/jwk/securetoken@system.gserviceaccount.com',
    issuer: `https://securetoken.google.com/${projectId}`,
    audience: projectId,
    algorithms: ['RS256'],
  })

/**
 * Access tokens of Supabase Auth with asymmetric signing keys. A project that still signs with the shared secret (HS256)
 * changes over under Project Settings, JWT Keys.
 * https://supabase.com/docs/guides/auth/signing-keys
 */
export const supabase = ({ projectUrl }: { readonly projectUrl: string }): IdentityProvider => {
  const issuer = `${projectUrl.replace(/\/+$/, '')}/auth/v1`
  return jwks({
    jwksUrl: `${issuer}/.well-known/jwks.json`,
    issuer,
    audience: 'authenticated',
    algorithms: ['ES256', 'RS256'],
  })
}

/**
 * Access tokens of Auth0 for an API. A user id such as `auth0|5f7c` becomes `auth0_5f7c.` and a digest.
 * https://auth0.com/docs/secure/tokens/access-tokens/validate-access-tokens
 */
export const auth0 = ({
  domain,
  audience,
}: {
  /** Such as `shop.eu.auth0.com`. */
  readonly domain: string
  /** The identifier of the API. */
  readonly audience: string
}): IdentityProvider =>
  jwks({
    jwksUrl: `https://${domain}/.well-known/jwks.json`,
    issuer: `https://${domain}/`,
    audience,
    algorithms: ['RS256'],
  })
