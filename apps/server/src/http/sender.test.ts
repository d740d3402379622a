import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import type { AppEnv } from './app-env.ts'
import { senderOf } from './sender.ts'

const sender = async (options: { hops?: number; fromVisitor?: boolean }, headers: Record<string, string>) => {
  const app = new Hono<AppEnv>()
  app.get('/', (c) =>
    c.json(
      senderOf(c, { trustProxyHops: options.hops ?? 0, fromVisitor: options.fromVisitor ?? true, now: 1 }),
    ),
  )
  const incoming = { socket: { remoteAddress: '::ffff:10.0.0.9' } }
  return (await app.request('/', { headers }, { incoming: incoming as never })).json()
}

const chain = { 'x-forwarded-for': '6.6.6.6, 198.51.100.7, 10.0.0.2:443' }

describe('senderOf', () => {
  it('takes the address of the socket where no proxy is trusted', async () => {
    expect(await sender({ hops: 0 }, chain)).toMatchObject({ ip: '10.0.0.9' })
  })

  it('takes the address that the outermost trusted proxy saw, never one that a client made up', async () => {
    expect(await sender({ hops: 1 }, chain)).toMatchObject({ ip: '10.0.0.2' })
    expect(await sender({ hops: 2 }, chain)).toMatchObject({ ip: '198.51.100.7' })
    expect(await sender({ hops: 9 }, { 'x-forwarded-for': '[2001:db8::1]:443' })).toMatchObject({
      ip: '2001:db8::1',
    })
    expect(await sender({ hops: 1 }, {})).toMatchObject({ ip: '10.0.0.9' })
  })

  it("keeps a visitor's user agent and drops a library's", async () => {
    const agents = {
      browser: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
      bot: 'Googlebot/2.1',
      library: 'curl/8.5.0',
    }
    expect(await sender({}, { 'user-agent': agents.browser })).toMatchObject({ userAgent: agents.browser })
    expect(await sender({}, { 'user-agent': agents.bot })).toMatchObject({ userAgent: agents.bot })
    expect(await sender({}, { 'user-agent': agents.library })).toMatchObject({ userAgent: '' })
  })

  it('knows nothing of the visitor where a backend sends', async () => {
    expect(await sender({ fromVisitor: false }, { 'user-agent': 'Mozilla/5.0' })).toEqual({
      ip: '',
      userAgent: '',
      receivedAt: 1,
    })
  })
})
