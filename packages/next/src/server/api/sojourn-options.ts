import type { IdentityProvider } from '../identity/identity-provider.ts'

/** How the site's server reaches Sojourn, and knows its users. */
export interface SojournOptions {
  /** Where Sojourn is, such as `https://sojourn.shop.example`. */
  readonly url: string
  /** A secret key (`sk_…`) of the site with the scopes `collect` and `read`. It never reaches a browser. */
  readonly secretKey: string
  /** The site, where the key is one of several sites. */
  readonly siteId?: string
  /** Who signs the users' tokens: `firebase()`, `supabase()`, `auth0()` or `jwks()`. */
  readonly identity: IdentityProvider
  /** Milliseconds that Sojourn may take to answer. @default 10000 */
  readonly timeoutMs?: number
  /** Told of what the site's engineer must know: a key that is refused, a server that cannot be reached. @default the console */
  readonly onError?: (error: Error) => void
}
