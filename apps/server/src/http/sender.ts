import type { Sender } from '../collect/types.ts'
import type { Context } from './app-env.ts'

/**
 * Browsers all begin so, and with them every crawler that runs scripts. Anything else is the HTTP library of a backend or
 * an app: its name says nothing about the visitor, and must not make a bot of them.
 */
const visitorsOwn = /^(?:Mozilla|Opera)\/|bot\b|crawler|spider/i

interface SenderOptions {
  /** How many proxies stand before the server and append to `X-Forwarded-For`. */
  trustProxyHops: number
  /** Whether the visitor's own device may be sending: with a write key. A secret key is a backend's. */
  fromVisitor: boolean
  now: number
}

/** Who sends a request: the address as the trusted proxies report it, and the user agent where it is the visitor's. */
export function senderOf(
  c: Context,
  { trustProxyHops, fromVisitor, now }: SenderOptions,
): Omit<Sender, 'ownUserId'> {
  if (!fromVisitor) return { ip: '', userAgent: '', receivedAt: now }
  const userAgent = c.req.header('user-agent') ?? ''
  return {
    ip: addressOf(c, trustProxyHops),
    userAgent: visitorsOwn.test(userAgent) ? userAgent.slice(0, 1024) : '',
    receivedAt: now,
  }
}

/** Each proxy appends the address it saw, so only the last `hops` entries were written by proxies we know. */
export function addressOf(c: Context, hops: number): string {
  const socket = c.env?.incoming?.socket?.remoteAddress ?? ''
  const forwarded = hops > 0 ? c.req.header('x-forwarded-for') : undefined
  const seen = forwarded?.split(',').map((entry) => entry.trim()) ?? []
  return withoutPort(seen[Math.max(0, seen.length - hops)] || socket)
}

/** `::ffff:192.0.2.1`, `192.0.2.1:443` and `[2001:db8::1]:443` mean the address alone. */
function withoutPort(address: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(address)
  if (bracketed) return bracketed[1] as string
  return address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
}
