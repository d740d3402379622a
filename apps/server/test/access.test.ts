import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { system } from '@sojourn/catalog'
import type { Role } from '@sojourn/contract'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Api } from './create-api.ts'
import { bearer, openTestApp, type TestApp } from './open-test-app.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

const password = 'correct horse battery'
const here = 'http://localhost'
let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())

/** Makes an account with a role and signs it in; gives its cookie. */
async function member(name: string, role: Role, siteIds: string[] | null = null): Promise<string> {
  const email = `${name}@shop.example`
  const account = await app.catalog.accounts.create({ email, name, password, emailVerified: true })
  await app.catalog.members.add(system, app.first.organizationId, account.id, { role, siteIds })
  const answer = await signIn(email, password)
  expect(answer.status, answer.text).toBe(200)
  return cookieOf(answer.headers)
}

const signIn = (email: string, secret: string) =>
  app.ask('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { origin: here },
    body: { email, password: secret },
  })

const cookieOf = (headers: Headers): string =>
  headers
    .getSetCookie()
    .map((each) => each.split(';', 1)[0])
    .join('; ')

describe('a member', () => {
  it('signs in with a cookie that scripts cannot read, and out again', async () => {
    await member('ann', 'owner')
    const answer = await signIn('ann@shop.example', password)
    const [cookie = ''] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    const headers = { cookie: cookieOf(answer.headers), origin: here }
    expect((await app.ask('/api/v1/me', { headers })).body).toMatchObject({
      email: 'ann@shop.example',
      memberships: [{ role: 'owner' }],
    })
    expect((await app.ask('/api/auth/sign-out', { method: 'POST', headers, body: {} })).status).toBe(200)
    expect((await app.ask('/api/v1/me', { headers })).status).toBe(401)
  })

  it('is refused with a wrong password as with an unknown address', async () => {
    const wrong = await signIn('ann@shop.example', 'incorrect horse battery')
    const unknown = await signIn('nobody@shop.example', password)
    expect([wrong.status, wrong.body.code]).toEqual([401, 'unauthenticated'])
    expect(unknown.body).toEqual(wrong.body)
  })

  it('may what the role says', async () => {
    const viewer = { cookie: await member('vera', 'viewer') }
    const admin = { cookie: await member('adam', 'admin') }
    expect((await app.ask('/api/v1/keys', { headers: viewer })).status).toBe(403)
    expect((await app.ask('/api/v1/sites', { headers: viewer })).status).toBe(403)
    expect((await app.ask('/api/v1/keys', { headers: admin })).status).toBe(200)
  })

  it('sees the sites that they are bound to, and no other', async () => {
    const bound = { cookie: await member('bea', 'admin', [app.second.siteId]) }
    const { body } = await app.ask('/api/v1/sites', { headers: bound })
    expect((body.sites as { siteId: string }[]).map(({ siteId }) => siteId)).toEqual([app.second.siteId])
    const me = await app.ask('/api/v1/me', { headers: bound })
    expect(me.body.memberships).toMatchObject([
      { sites: [{ siteId: app.second.siteId, name: 'Second', timezone: 'UTC' }] },
    ])
    const other = await app.ask(`/api/v1/sites?siteId=${app.first.siteId}`, { headers: bound })
    expect(other.status).toBe(404)
  })

  it('changes nothing from a page of somebody else', async () => {
    const cookie = await member('carl', 'admin')
    const send = (headers: Record<string, string>) =>
      app.ask(`/api/v1/sites/${app.first.siteId}`, {
        method: 'PATCH',
        headers: { cookie, ...headers },
        body: { settings: { currency: 'EUR' } },
      })
    expect((await send({})).status).toBe(403)
    expect((await send({ origin: 'https://evil.example' })).status).toBe(403)
    expect((await send({ 'sec-fetch-site': 'cross-site', origin: here })).status).toBe(403)
    expect((await send({ origin: here })).status).toBe(200)
  })

  it('who is an owner reads the log and decides on members; an admin decides on no owner', async () => {
    const owner = { cookie: await member('olga', 'owner'), origin: here }
    const admin = { cookie: await member('alan', 'admin'), origin: here }
    const { body } = await app.ask('/api/v1/members', { headers: admin })
    const all = body.members as { accountId: string; name: string }[]
    const idOf = (name: string) => all.find((each) => each.name === name)?.accountId
    const patch = (name: string, headers: Record<string, string>, role: Role) =>
      app.ask(`/api/v1/members/${idOf(name)}`, { method: 'PATCH', headers, body: { role } })
    expect((await patch('olga', admin, 'viewer')).status).toBe(403)
    expect((await patch('alan', admin, 'owner')).status).toBe(403)
    expect((await patch('alan', owner, 'analyst')).status).toBe(200)
    expect((await app.ask('/api/v1/members', { headers: admin })).status).toBe(403)
    expect((await app.ask('/api/v1/audit-log', { headers: admin })).status).toBe(403)
    const log = await app.ask('/api/v1/audit-log?action=member.updated', { headers: owner })
    expect(log.body).toMatchObject({
      entries: [{ actorName: 'olga@shop.example', before: { role: 'admin' }, after: { role: 'analyst' } }],
    })
  })

  it('of no organization, or of another one, finds nothing', async () => {
    const cookie = await member('dora', 'owner')
    const strange = await app.catalog.organizations.create(system, 'Strange')
    const site = await app.catalog.createSite(strange.id, { name: 'Theirs' })
    for (const query of [`siteId=${site.siteId}`, `organizationId=${strange.id}`, 'siteId=nowhere'])
      expect((await app.ask(`/api/v1/sites?${query}`, { headers: { cookie } })).status).toBe(404)
  })
})

describe('a key', () => {
  it('is shown once, rotated with an overlap, and void when it is revoked', async () => {
    const headers = bearer(await app.secretKey(['collect', 'read', 'export', 'admin']))
    const asked = { name: 'Reports', kind: 'secret', siteId: null, scopes: ['admin'] }
    const made = await app.ask('/api/v1/keys', { method: 'POST', headers, body: asked })
    expect(made.status, made.text).toBe(201)
    const { secret, key } = made.body as { secret: string; key: { keyId: string } }
    expect((await app.ask('/api/v1/sites', { headers: bearer(secret) })).status).toBe(200)
    const listed = await app.ask('/api/v1/keys', { headers })
    expect(listed.text).not.toContain(secret)
    const rotated = await app.ask(`/api/v1/keys/${key.keyId}/rotate`, { method: 'POST', headers, body: {} })
    expect(rotated.status, rotated.text).toBe(201)
    for (const each of [secret, String(rotated.body.secret)])
      expect((await app.ask('/api/v1/sites', { headers: bearer(each) })).status).toBe(200)
    expect((await app.ask(`/api/v1/keys/${key.keyId}`, { method: 'DELETE', headers })).status).toBe(204)
    expect((await app.ask('/api/v1/sites', { headers: bearer(secret) })).status).toBe(401)
    const log = await app.catalog.auditLog(app.first.organizationId, { targetId: key.keyId }, 10)
    expect(log.map(({ action }) => action)).toEqual(['key.revoked', 'key.rotated', 'key.created'])
    expect(JSON.stringify(log)).not.toContain(secret)
  })

  it('is not made for a time that is over', async () => {
    const headers = bearer(await app.secretKey(['admin']))
    const asked = { name: 'Old', kind: 'secret', siteId: null, scopes: ['admin'] }
    const body = { ...asked, expiresAt: '2020-01-01T00:00:00Z' }
    const made = await app.ask('/api/v1/keys', { method: 'POST', headers, body })
    expect([made.status, made.body.errors]).toMatchObject([400, [{ path: 'expiresAt' }]])
  })

  it('makes no key that may do more than itself', async () => {
    const headers = bearer(await app.secretKey(['admin']))
    const body = { name: 'More', kind: 'secret', siteId: null, scopes: ['read', 'export'] }
    expect((await app.ask('/api/v1/keys', { method: 'POST', headers, body })).status).toBe(403)
  })
})

describe('tokens', () => {
  let jwks: Server
  let good: Awaited<ReturnType<typeof generateKeyPair>>
  let issuer: string
  beforeAll(async () => {
    good = await generateKeyPair('RS256')
    const keys = [{ ...(await exportJWK(good.publicKey)), kid: 'one', alg: 'RS256' }]
    jwks = createServer((_, response) => response.end(JSON.stringify({ keys })))
    await new Promise<void>((resolve) => jwks.listen(0, '127.0.0.1', resolve))
    issuer = `http://127.0.0.1:${(jwks.address() as AddressInfo).port}/`
    await app.catalog.identityProviders.create(system, app.first.siteId, {
      name: 'Shop',
      issuer,
      audiences: ['shop'],
      authorizedParties: [],
      jwksUrl: `${issuer}jwks`,
      algorithms: ['RS256'],
      leewaySeconds: 5,
      userClaim: 'sub',
    })
  })
  afterAll(() => void jwks.close())

  const sign = (claims: JWTPayload = {}, key = good.privateKey) =>
    new SignJWT({ iss: issuer, aud: 'shop', sub: 'ann', exp: Date.now() / 1000 + 60, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .sign(key)
  /** An empty batch that is answered with 400 has passed the guard. */
  const collect = async (token: string) =>
    (
      await app.ask('/api/v1/events/batch', {
        method: 'POST',
        headers: bearer(token),
        body: { events: [] },
      })
    ).status

  it("of a user collect, and read nobody else's", async () => {
    const token = await sign()
    expect(await collect(token)).toBe(400)
    for (const path of ['users/bob/sessions', 'users/bob/stats'])
      expect((await app.ask(`/api/v1/${path}`, { headers: bearer(token) })).status).toBe(404)
    for (const path of ['ledger', 'sites', 'export/events', 'keys', 'sessions/active'])
      expect((await app.ask(`/api/v1/${path}`, { headers: bearer(token) })).status).toBe(403)
    const other = await app.ask(`/api/v1/sessions?siteId=${app.second.siteId}`, { headers: bearer(token) })
    expect([401, 404]).toContain(other.status)
  })

  it('that are forged, expired, of another audience or unsigned are refused', async () => {
    const stranger = await generateKeyPair('RS256')
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const claims = { iss: issuer, aud: 'shop', sub: 'ann', exp: Math.floor(Date.now() / 1000) + 60 }
    const shared = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', kid: 'one' })
      .sign(new TextEncoder().encode(JSON.stringify(await exportJWK(good.publicKey))))
    const [head, , signature] = (await sign()).split('.')
    const bad = [
      await sign({}, stranger.privateKey),
      await sign({ exp: Date.now() / 1000 - 60 }),
      await sign({ nbf: Date.now() / 1000 + 600 }),
      await sign({ iat: Date.now() / 1000 + 3600 }),
      await sign({ aud: 'other' }),
      await sign({ iss: 'https://evil.example/' }),
      `${part({ alg: 'none' })}.${part(claims)}.`,
      `${head}.${part({ ...claims, sub: 'bob' })}.${signature}`,
      shared,
    ]
    for (const token of bad) expect(await collect(token)).toBe(401)
  })

  it('of a vendor read their organization, until the key is revoked', async () => {
    const pair = await generateKeyPair('EdDSA', { extractable: true })
    const { organizationId } = app.first
    const publicKey = (await exportJWK(pair.publicKey)) as Record<string, string>
    const key = await app.catalog.tenantKeys.create(system, organizationId, {
      name: 'Vendor',
      algorithm: 'EdDSA',
      publicKey,
    })
    const token = (claims: JWTPayload) =>
      new SignJWT({ exp: Date.now() / 1000 + 60, ...claims })
        .setProtectedHeader({ alg: 'EdDSA', kid: key.tenantKeyId })
        .sign(pair.privateKey)
    const status = async (claims: JWTPayload, path: string) =>
      (await app.ask(`/api/v1/${path}`, { headers: bearer(await token(claims)) })).status
    // 500: admitted, and then the store that is not there was asked.
    expect(await status({ organizationId }, 'ledger')).toBe(500)
    expect(await status({ organizationId }, 'export/events')).toBe(403)
    expect(await status({ organizationId }, 'sites')).toBe(403)
    expect(await status({ organizationId: 'org_other' }, 'ledger')).toBe(401)
    expect(await status({ organizationId, exp: undefined }, 'ledger')).toBe(401)
    const bound = { organizationId, siteIds: [app.second.siteId] }
    expect(await status(bound, `ledger?siteId=${app.first.siteId}`)).toBe(404)
    await app.catalog.tenantKeys.revoke(system, organizationId, key.tenantKeyId)
    expect(await status({ organizationId }, 'ledger')).toBe(401)
    const gone = await app.ask('/api/v1/ledger', { headers: bearer(await token({ organizationId })) })
    expect(gone.body.detail).toContain('kid')
  })
})

describe('a real server', () => {
  let server: TestServer
  let owner: Api
  beforeAll(async () => {
    server = await startTestServer({
      environment: { SOJOURN_ADMIN_EMAIL: 'me@shop.example', SOJOURN_ADMIN_PASSWORD: password },
    })
  })
  afterAll(() => server?.stop())

  it('signs the first owner in, over a socket', async () => {
    const body = { email: 'Me@shop.example', password }
    const answer = await server.anybody('POST', '/api/auth/sign-in/email', body, { origin: server.url })
    expect(answer.status, answer.text).toBe(200)
    const headers = { origin: server.url, cookie: cookieOf(answer.headers) }
    owner = (method, path, body) => server.anybody(method, path, body, headers)
    const me = await owner('GET', '/api/v1/me')
    expect(me.body).toMatchObject({ email: 'me@shop.example', ownsInstallation: true })
    expect((await owner('GET', '/api/v1/sessions')).status).toBe(200)
    expect(server.logged.join('')).not.toContain(password)
  })

  it('lets in who has the link of an invitation, and logs from where', async () => {
    const asked = { email: 'ann@shop.example', role: 'viewer' }
    const made = await owner('POST', '/api/v1/invitations', asked)
    expect([made.status, made.body.mailed]).toEqual([201, false])
    const token = String(made.body.link).split('#')[1]
    const accept = { token, name: 'Ann', password }
    expect((await server.anybody('POST', '/api/v1/invitations/accept', accept)).status).toBe(200)
    const log = await owner('GET', '/api/v1/audit-log?action=member.added&limit=1')
    expect(log.body.entries).toMatchObject([{ actorName: 'ann@shop.example', address: '127.0.0.1' }])
  })

  it('removes a site: with its keys and links at once, with all that was collected, and no other', async () => {
    const { first, second } = server
    const event = (eventId: string, more: object) => ({
      type: 'page_view',
      eventId,
      title: 'Mark of a page',
      visitorId: 'phone',
      ...more,
    })
    const events = [event('e1', {}), event('e2', { sessionId: 's1', userId: 'ann' })]
    for (const { api } of [first, second])
      expect((await api('POST', '/api/v1/events/batch', { events })).status).toBe(200)
    const made = await owner('POST', '/api/v1/public-links', { siteId: second.siteId, name: 'Hall' })
    const { linkId } = made.body.link as { linkId: string }
    const token = String(made.body.address).split('#')[1]
    const open = () => server.anybody('POST', `/api/v1/public-links/${linkId}/open`, { token })
    expect((await open()).status).toBe(200)
    const readFirst = async () => {
      const paths = ['export/events', 'export/sessions', 'sessions', 'analytics/breakdown?by=page&range=7d']
      return Promise.all(paths.map(async (path) => (await first.api('GET', `/api/v1/${path}`)).text))
    }
    const before = await readFirst()
    const hotSessions = async () =>
      /^sojourn_hot_sessions (\d+)$/m.exec((await server.anybody('GET', '/metrics')).text)?.[1]
    expect(await hotSessions()).toBe('4')

    const path = `/api/v1/sites/${second.siteId}`
    const unnamed = await owner('DELETE', `${path}?name=Other`)
    expect([unnamed.status, unnamed.body.errors]).toMatchObject([400, [{ path: 'name' }]])
    expect((await second.api('DELETE', `${path}?name=Second`)).status).toBe(403)
    const answer = await owner('DELETE', `${path}?name=Second`)
    expect([answer.status, answer.body]).toMatchObject([
      202,
      { removal: { siteId: second.siteId, siteName: 'Second', finishedAt: null } },
    ])
    expect((await owner('DELETE', `${path}?name=Second`)).status).toBe(404)
    expect((await owner('GET', path)).status).toBe(404)
    expect((await owner('GET', `/api/v1/sessions?siteId=${second.siteId}`)).status).toBe(404)
    expect((await second.api('GET', '/api/v1/sessions')).status).toBe(401)
    const page = await server.anybody('POST', '/api/v1/events', event('e3', {}), {
      'x-write-key': second.writeKey,
    })
    expect(page.status).toBe(401)
    expect((await open()).status).toBe(404)
    expect((await owner('GET', '/api/v1/keys')).text).not.toContain(second.siteId)

    await expect.poll(hotSessions).toBe('2')
    const removals = async () =>
      (await owner('GET', '/api/v1/site-removals')).body as { removals: { removed: object }[] }
    await expect.poll(async () => (await removals()).removals[0]?.removed).toMatchObject({ events: 2 })
    expect(await readFirst()).toEqual(before)
    const { entries } = (await owner('GET', `/api/v1/audit-log?targetId=${second.siteId}`)).body
    expect(entries).toMatchObject([
      { action: 'site.removed', actorName: 'me@shop.example', before: { name: 'Second' } },
      { action: 'site.created' },
    ])
  })
})
