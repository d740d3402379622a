import type { Account } from './accounts.ts'

/** How people sign in, as the server is set. */
export interface AuthOptions {
  /** Whether browsers reach the server by https: cookies are then `Secure`. */
  readonly isSecure: boolean
  /** Sign-in by an OpenID provider, beside the password. */
  readonly openId?:
    | {
        readonly issuer: string
        readonly clientId: string
        readonly clientSecret: string
        readonly name: string
      }
    | undefined
  /** Sends the token with which a forgotten password is set anew. */
  sendPasswordReset(account: { email: string; name: string }, token: string): Promise<void>
  /** What the library says goes wrong. */
  onFault(message: string): void
}

/** Who is signed in. */
export interface SignedIn {
  readonly account: Pick<Account, 'id' | 'email' | 'name' | 'ownsInstallation' | 'twoFactorEnabled'>
  /** Since when, in unix milliseconds. */
  readonly since: number
}

/** Signs people in and out. */
export interface Auth {
  /**
   * Answers a request under `/api/auth`. It believes the headers that say where it was sent to (`x-forwarded-host`,
   * `x-forwarded-proto`) and whence (`x-sojourn-address`): whoever hands it in sets them.
   */
  handle(request: Request): Promise<Response>
  /** Who the cookie of a request signs in. */
  signedIn(headers: Headers): Promise<SignedIn | undefined>
  /** A token with which a password can be set anew, for an hour. */
  createPasswordReset(accountId: string): Promise<string>
}
