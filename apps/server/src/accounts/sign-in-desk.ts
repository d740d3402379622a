import type { Auth, Catalog, SignedIn } from '@sojourn/catalog'
import type { Context } from '../http/app-env.ts'
import { senderOf } from '../http/sender.ts'

/** Where people sign in, and who they are afterwards. What does it is loaded when the first of them comes. */
export interface SignInDesk {
  /** Answers a request under `/api/auth`, whose body has been read. */
  handle(c: Context, body: unknown): Promise<Response>
  signedIn(c: Context): Promise<SignedIn | undefined>
}

interface Parts {
  readonly accounts: Pick<Catalog['accounts'], 'openAuth'>
  readonly trustProxyHops: number
  /** What goes wrong, without what was sent. */
  readonly onFault: (message: string) => void
}

/** One for http and one for https: the names and rules of their cookies differ. */
export function createSignInDesk({ accounts, trustProxyHops, onFault }: Parts): SignInDesk {
  const opened = new Map<boolean, Promise<Auth>>()
  const authOf = (c: Context): Promise<Auth> => {
    const isSecure = c.var.ownOrigin.startsWith('https:')
    const standing = opened.get(isSecure)
    if (standing) return standing
    const made = accounts.openAuth({ isSecure, sendPasswordReset: async () => {}, onFault })
    opened.set(isSecure, made)
    made.catch(() => opened.delete(isSecure))
    return made
  }
  return {
    async handle(c, body) {
      const auth = await authOf(c)
      return auth.handle(seenFromOutside(c, trustProxyHops, body))
    },
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
