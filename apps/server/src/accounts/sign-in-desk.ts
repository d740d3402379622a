import type { Auth, AuthOptions, Catalog, SignedIn } from '@sojourn/catalog'
import type { Context } from '../http/app-env.ts'
import { senderOf } from '../http/sender.ts'
import { type HandOver, handOver } from './hand-over.ts'
import { resetLink } from './reset-link.ts'

/** Where people sign in, and who they are afterwards. What does it is loaded when the first of them comes. */
export interface SignInDesk {
  /** Answers a request under `/api/auth`, whose body has been read. */
  handle(c: Context, body: unknown): Promise<Response>
  signedIn(c: Context): Promise<SignedIn | undefined>
  /** A token with which the password of an account can be set anew, for an hour. */
  createPasswordReset(c: Context, accountId: string): Promise<string>
}

/** How people can sign in, beside address and password. */
export interface SignInOptions extends HandOver {
  readonly openId: AuthOptions['openId']
}

interface Parts extends SignInOptions {
  readonly accounts: Pick<Catalog['accounts'], 'openAuth'>
  readonly trustProxyHops: number
  /** What goes wrong, without what was sent. */
  readonly onFault: (message: string) => void
}

/** One for http and one for https: the names and rules of their cookies differ. */
export function createSignInDesk(parts: Parts): SignInDesk {
  const { accounts, openId, trustProxyHops, onFault } = parts
  const opened = new Map<boolean, Promise<Auth>>()
  const authOf = (c: Context): Promise<Auth> => {
    const origin = c.var.ownOrigin
    const isSecure = origin.startsWith('https:')
    const standing = opened.get(isSecure)
    if (standing) return standing
    // Where there is mail, the address of the server is set, and not what a request says of it.
    const sendPasswordReset = async ({ email }: { email: string }, token: string) => {
      await handOver(parts, email, 'Set a new password', [
        'Somebody asked for a new password for your account on Sojourn. With this link you set it:',
        resetLink(origin, token),
        'It is good for an hour. If it was not you, do nothing.',
      ])
    }
    const made = accounts.openAuth({ isSecure, openId, sendPasswordReset, onFault })
    opened.set(isSecure, made)
    made.catch(() => opened.delete(isSecure))
    return made
  }
  return {
    async handle(c, body) {
      const auth = await authOf(c)
      return auth.handle(seenFromOutside(c, trustProxyHops, body))
    },
    createPasswordReset: async (c, accountId) => (await authOf(c)).createPasswordReset(accountId),
    async signedIn(c) {
      const auth = await authOf(c)
      return auth.signedIn(seenFromOutside(c, trustProxyHops, undefined).headers)
    },
  }
}

/** The request as it was sent to the address that browsers know, with headers about it that only we write. */
function seenFromOutside(c: Context, trustProxyHops: number, body: unknown): Request {
  const { pathname, search } = new URL(c.req.url)
  const { host, protocol } = new URL(c.var.ownOrigin)
  const headers = new Headers(c.req.raw.headers)
  const { ip } = senderOf(c, { trustProxyHops, fromVisitor: true, now: 0 })
  headers.set('x-forwarded-host', host)
  headers.set('x-forwarded-proto', protocol.slice(0, -1))
  headers.set('x-sojourn-address', ip)
  for (const name of ['content-length', 'content-encoding', 'transfer-encoding']) headers.delete(name)
  if (body !== undefined) headers.set('content-type', 'application/json')
  return new Request(`${c.var.ownOrigin}${pathname}${search}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}
