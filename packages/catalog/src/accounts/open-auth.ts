import { randomBytes } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { genericOAuth, twoFactor } from 'better-auth/plugins'
import type { Database } from '../database.ts'
import { randomId } from '../random-id.ts'
import { accounts } from '../schema/accounts.ts'
import { secondFactors } from '../schema/second-factors.ts'
import { signInChallenges } from '../schema/sign-in-challenges.ts'
import { signInMethods } from '../schema/sign-in-methods.ts'
import { signIns } from '../schema/sign-ins.ts'
import type { Auth, AuthOptions } from './auth.ts'
import { hashPassword, passwordLengths, verifyPassword } from './password.ts'

/** How long a sign-in lasts without use, and how often its end is moved, in seconds. */
const signInSeconds = 14 * 86_400
const refreshSeconds = 86_400

const resetSeconds = 3600

interface Parts {
  readonly database: Database
  readonly secret: string
  /** Whether somebody has invited this address: only then does an OpenID sign-in make an account. */
  awaits(email: string): Promise<boolean>
}

/** better-auth on the catalog's tables. Nobody signs up by themselves: accounts are made for the first owner and for who is invited. */
export async function openAuth({ database, secret, awaits }: Parts, options: AuthOptions): Promise<Auth> {
  const { openId } = options
  const auth = betterAuth({
    appName: 'Sojourn',
    secret,
    basePath: '/api/auth',
    baseURL: { allowedHosts: ['*'], protocol: options.isSecure ? 'https' : 'http' },
    database: drizzleAdapter(database, {
      provider: 'pg',
      schema: {
        user: accounts,
        session: signIns,
        account: signInMethods,
        verification: signInChallenges,
        twoFactor: secondFactors,
      },
    }),
    user: {
      additionalFields: { ownsInstallation: { type: 'boolean', input: false, required: false } },
    },
    session: { expiresIn: signInSeconds, updateAge: refreshSeconds },
    account: {
      encryptOAuthTokens: true,
      // No provider is trusted further: an address that it has not verified is anybody's.
      accountLinking: { enabled: true, trustedProviders: [] },
    },
    verification: { storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLengths.least,
      maxPasswordLength: passwordLengths.most,
      resetPasswordTokenExpiresIn: resetSeconds,
      revokeSessionsOnPasswordReset: true,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => verifyPassword(hash, password),
      },
      sendResetPassword: ({ user, token }) => options.sendPasswordReset(user, token),
    },
    plugins: [
      twoFactor({ issuer: 'Sojourn' }),
      genericOAuth({
        config: openId
          ? [
              {
                providerId: 'openid',
                name: openId.name,
                discoveryUrl: `${openId.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
                requireIdTokenVerification: true,
                clientId: openId.clientId,
                clientSecret: openId.clientSecret,
                scopes: ['openid', 'email', 'profile'],
              },
            ]
          : [],
      }),
    ],
    databaseHooks: {
      user: { create: { before: async (user) => (await awaits(user.email)) && user.emailVerified } },
    },
    // The server has its own limits, which know proxies and accounts.
    rateLimit: { enabled: false },
    advanced: {
      useSecureCookies: options.isSecure,
      trustedProxyHeaders: true,
      ipAddress: { ipAddressHeaders: ['x-sojourn-address'] },
      cookiePrefix: 'sojourn',
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      database: {
        generateId: ({ model }) => (model === 'user' ? randomId('acc', 16) : randomBytes(16).toString('hex')),
        validateSchema: false,
      },
    },
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => options.onFault(message) },
  })
  return {
    handle: (request) => auth.handler(request),
    async signedIn(headers) {
      const found = await auth.api.getSession({ headers, query: { disableRefresh: true } })
      if (!found) return undefined
      const { id, email, name } = found.user
      const { ownsInstallation, twoFactorEnabled } = found.user as Record<string, unknown>
      return {
        account: {
          id,
          email,
          name,
          ownsInstallation: ownsInstallation === true,
          twoFactorEnabled: twoFactorEnabled === true,
        },
        since: found.session.createdAt.getTime(),
      }
    },
    async createPasswordReset(accountId) {
      const { internalAdapter } = await auth.$context
      const token = randomBytes(24).toString('base64url')
      await internalAdapter.createVerificationValue({
        value: accountId,
        identifier: `reset-password:${token}`,
        expiresAt: new Date(Date.now() + resetSeconds * 1000),
      })
      return token
    },
  }
}
