import { system } from '@sojourn/catalog'
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeMember, password } from './make-member.ts'
import { type Issuer, openIssuer } from './open-issuer.ts'
import { bearer, openTestApp, type TestApp } from './open-test-app.ts'

const readMax = 20
/** Fields that somebody would like to set. */
const extras = ['organizationId', 'role', 'ownsInstallation', 'siteIds', 'createdAt', 'hash', 'permissions']
/** Guards of rooms that change what people configure. */
const settings = new Set(['admin', 'keys', 'members', 'organization', 'installation'])

/** The calls that change what people configure, with the examples and schemas of their bodies. */
async function listChanges() {
  const { body } = await app.ask('/openapi.json')
  const paths = body.paths as Record<string, Record<string, Record<string, unknown>>>
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => {
      const sent = (operation.requestBody as { content?: Record<string, { example: object }> })?.content
      const example = sent?.['application/json']?.example
      if (!example || !settings.has(String(operation['x-guard']))) return []
      return { method: method.toUpperCase() as 'POST', path, example, schema: JSON.stringify(sent) }
    }),
  )
}

let app: TestApp
let issuer: Issuer
let admin: Record<string, string>
beforeAll(async () => {
  issuer = await openIssuer()
  app = await openTestApp({}, { trustProxyHops: 1, rateLimits: { collect: 10, read: readMax } })
  await app.catalog.identityProviders.create(system, app.first.siteId, issuer.facts)
  admin = await makeMember(app, app.first.organizationId, 'adam', 'admin')
})
afterAll(async () => {
  await app.close()
  issuer.close()
})

/** As the proxy in front of the server says. */
const from = (address: string) => ({ 'x-forwarded-for': address })

describe('too many calls', () => {
  it('by one key are told how many are left, and then to wait; other keys are not', async () => {
    const [one, other] = [await app.secretKey(['admin']), await app.secretKey(['admin'])]
    const call = (key: string) =>
      app.ask('/api/v1/keys', { headers: { ...bearer(key), ...from('192.0.2.1') } })
    const first = await call(one)
    expect([first.headers.get('ratelimit-limit'), first.headers.get('ratelimit-remaining')]).toEqual([
      '20',
      '19',
    ])
    for (let calls = 1; calls < readMax; calls++) expect((await call(one)).status).toBe(200)
    const over = await call(one)
    expect([over.status, over.body.code]).toEqual([429, 'rate_limited'])
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await call(other)).status).toBe(200)
  })

  it('to collect from one address leave other addresses alone', async () => {
    const call = async (address: string) => {
      const headers = { 'x-write-key': app.writeKey, ...from(address) }
      return (await app.ask('/api/v1/events', { method: 'POST', headers, body: [] })).status
    }
    const statuses: number[] = []
    for (let calls = 0; calls < 12; calls++) statuses.push(await call('192.0.2.2'))
    expect(statuses).toEqual([...Array(10).fill(400), 429, 429])
    expect(await call('192.0.2.3')).toBe(400)
  })

  it('with keys that are none end, for the address alone', async () => {
    const call = async (address: string, key: string) =>
      (await app.ask('/api/v1/keys', { headers: { ...bearer(key), ...from(address) } })).status
    for (let calls = 0; calls < 300; calls++)
      expect(await call('192.0.2.4', `sk_guess-${calls}-guess`)).toBe(401)
    const good = await app.secretKey(['admin'])
    expect(await call('192.0.2.4', good)).toBe(429)
    expect(await call('192.0.2.5', good)).toBe(200)
  })

  it('of passwords, ten thousand, try ten, cost next to nothing, and shut nobody out', async () => {
    await makeMember(app, app.first.organizationId, 'gina', 'owner')
    const signIn = async (email: string, password: string, address: string) => {
      const headers = { origin: 'http://localhost', ...from(address) }
      const body = { email, password }
      const answer = await app.ask('/api/auth/sign-in/email', { method: 'POST', headers, body })
      if (answer.status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(800)
      return answer.status
    }
    expect(await signIn('gina@shop.example', password, '203.0.113.7')).toBe(200)
    const startedAt = performance.now()
    const statuses: Record<number, number> = {}
    for (let tries = 0; tries < 10_000; tries++) {
      const status = await signIn('gina@shop.example', `a wrong password ${tries}`, '198.51.100.1')
      statuses[status] = (statuses[status] ?? 0) + 1
    }
    const each = (performance.now() - startedAt) / 10_000
    expect(statuses).toEqual({ 401: 10, 429: 9_990 })
    // A password that is really checked takes a tenth of a second.
    expect(each).toBeLessThan(10)
    expect(await signIn('gina@shop.example', password, '203.0.113.7')).toBe(200)
    expect(await signIn('adam@shop.example', password, '203.0.113.8')).toBe(200)
  })
})

describe('what is made up', () => {
  it('of a token opens nothing: keys in its own head, others’ keys, odd key ids', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
    const jwk = await exportJWK(publicKey)
    const claims = {
      iss: issuer.facts.issuer,
      aud: 'shop',
      sub: 'ann',
      exp: Math.floor(Date.now() / 1000) + 60,
    }
    const jku = 'https://evil.example/jwks.json'
    const heads = [
      { alg: 'ES256', jwk },
      { alg: 'ES256', jku, kid: 'one' },
      { alg: 'ES256', kid: '__proto__' },
      { alg: 'ES256', kid: '../../keys/one' },
      { alg: 'ES256', kid: 'one', x5u: jku },
    ]
    for (const head of heads) {
      const token = await new SignJWT(claims).setProtectedHeader(head).sign(privateKey)
      expect((await app.ask('/api/v1/sessions', { headers: bearer(token) })).status).toBe(401)
    }
    const own = await issuer.sign({ sub: 'ann' })
    const [head, body, signature] = own.split('.')
    for (const token of [
      `${head}.${body}.`,
      `${head}..${signature}`,
      `${own}.${own}`,
      `${own.slice(0, -4)}AAAA`,
    ])
      expect((await app.ask('/api/v1/sessions', { headers: bearer(token) })).status).toBe(401)
  })

  it('of a vendor’s token opens no other organization: another’s key, the key’s text as a secret', async () => {
    const other = await app.catalog.organizations.create(system, 'Other')
    const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
    const jwk = (await exportJWK(publicKey)) as Record<string, string>
    const facts = { name: 'Vendor', algorithm: 'RS256' as const, publicKey: jwk }
    const [own, theirs] = [
      await app.catalog.tenantKeys.create(system, app.first.organizationId, facts),
      await app.catalog.tenantKeys.create(system, other.id, facts),
    ]
    const claims = { organizationId: app.first.organizationId, exp: Math.floor(Date.now() / 1000) + 60 }
    const ask = async (alg: string, kid: string, key: Parameters<SignJWT['sign']>[0], also: object = {}) => {
      const token = await new SignJWT({ ...claims, ...also }).setProtectedHeader({ alg, kid }).sign(key)
      return (await app.ask('/api/v1/segments', { headers: bearer(token) })).status
    }
    // 500: admitted, and then the store that is not there was asked.
    expect(await ask('RS256', own.tenantKeyId, privateKey)).toBe(500)
    expect(await ask('RS256', theirs.tenantKeyId, privateKey)).toBe(401)
    expect(await ask('RS256', own.tenantKeyId, privateKey, { nbf: claims.exp })).toBe(500)
    expect(await ask('RS256', own.tenantKeyId, privateKey, { nbf: claims.exp + 3600 })).toBe(401)
    const texts = [JSON.stringify(jwk), await exportSPKI(publicKey), String(jwk.n)]
    for (const text of texts)
      expect(await ask('HS256', own.tenantKeyId, new TextEncoder().encode(text))).toBe(401)
  })

  it('of a cookie signs nobody in', async () => {
    const { cookie = '' } = admin
    const middle = Math.floor(cookie.length / 2)
    const flipped = cookie.slice(0, middle) + (cookie[middle] === 'a' ? 'b' : 'a') + cookie.slice(middle + 1)
    for (const bad of [flipped, cookie.slice(0, -8), cookie.replace(/\.[^.]*$/, '.AAAA')])
      expect((await app.ask('/api/v1/me', { headers: { cookie: bad } })).status).toBe(401)
  })

  it('of a path leads around no guard', async () => {
    const paths = [
      '/api/v1/../v1/keys',
      '//api/v1/keys',
      '/api/v1//keys',
      '/api/v1/keys/',
      '/api/v1/%6beys',
      '/api/v1/keys%2f',
      '/api/v1/permissions/../keys',
      '/healthz/..;/api/v1/keys',
      '/API/V1/KEYS',
      '/assets/..%2f..%2fpackage.json',
      '/assets/%2e%2e/%2e%2e/etc/passwd',
      '/assets/..%5c..%5cpackage.json',
      '/api/v1/permissions%2f..%2fkeys',
      '/api/v1/permissions/%2e%2e/keys',
      '/api/v1/%252e%252e/keys',
      '/api/v1/keys;.js',
      '/api/v1/keys%00',
      '/api/v1/keys%20',
      '/./api/v1/keys',
      '/errors/%2e%2e%2fsettings',
    ]
    for (const path of paths) {
      const answer = await app.ask(path)
      expect([path, [401, 404].includes(answer.status)]).toEqual([path, true])
    }
  })

  it('of where the server is makes no other page its own', async () => {
    const headers = { ...admin, origin: 'https://evil.example', host: 'evil.example' }
    const body = { settings: { currency: 'EUR' } }
    const path = `/api/v1/sites/${app.first.siteId}`
    const answer = await app.ask(path, { method: 'PATCH', headers, body })
    expect(answer.status).toBe(403)
  })
})

describe('fields', () => {
  const nasty = [
    "'; DROP TABLE sojourn.keys; --",
    '" OR 1=1',
    '{site:String}',
    '\\',
    '#{7*7}',
    '\u202e',
    '<script>',
  ]

  it('that hold SQL are text', async () => {
    const before = (await app.catalog.keys.list(app.first.organizationId)).length
    for (const name of nasty) {
      const made = await app.ask('/api/v1/keys', {
        method: 'POST',
        headers: admin,
        body: { name, kind: 'secret', siteId: null, scopes: ['read'] },
      })
      expect([made.status, made.body.key]).toMatchObject([201, { name }])
      for (const path of ['keys', 'members', 'identity-providers', 'erasures', 'invitations'])
        expect(
          (await app.ask(`/api/v1/${path}/${encodeURIComponent(name)}`, { method: 'DELETE', headers: admin }))
            .status,
        ).toBeOneOf([404, 405])
      const filtered = await app.ask(`/api/v1/erasures?siteId=${encodeURIComponent(name)}`, {
        headers: admin,
      })
      expect(filtered.status).toBe(404)
    }
    expect((await app.catalog.keys.list(app.first.organizationId)).length).toBe(before + nasty.length)
  })

  it('that are nobody’s to set are refused, or change nothing', async () => {
    const update = (body: object) =>
      app.ask('/api/auth/update-user', { method: 'POST', headers: admin, body })
    await update({ name: 'Adam', ownsInstallation: true, emailVerified: false, id: 'acc_other' })
    const me = await app.ask('/api/v1/me', { headers: admin })
    expect(me.body).toMatchObject({ ownsInstallation: false, email: 'adam@shop.example' })
    const key = { name: 'x', kind: 'secret', siteId: null, scopes: ['read'] }
    for (const extra of [
      { organizationId: 'org_other' },
      { hash: 'x' },
      { keyId: 'key_x' },
      { kind: 'local' },
    ])
      expect(
        (await app.ask('/api/v1/keys', { method: 'POST', headers: admin, body: { ...key, ...extra } }))
          .status,
      ).toBe(400)
    const sent = { email: 'x@shop.example', name: 'X', password, role: 'owner' }
    for (const path of ['sign-up/email', 'admin/create-user', 'link-social', 'delete-user'])
      expect(
        (await app.ask(`/api/auth/${path}`, { method: 'POST', headers: admin, body: sent })).status,
      ).toBe(404)
  })

  it('beside those of a body are refused, whatever they are called', async () => {
    const owner = await makeMember(app, app.first.organizationId, 'olaf', 'owner')
    const { siteId, organizationId } = app.first
    const keyId = (await app.catalog.keys.list(organizationId)).at(-1)?.keyId ?? ''
    const accountId = (await app.catalog.members.list(organizationId)).at(-1)?.accountId ?? ''
    const ids: Record<string, string> = { id: siteId, siteId, keyId, accountId }
    const taken: string[] = []
    for (const [index, { method, path, example, schema }] of (await listChanges()).entries()) {
      const at = path.replace(/\{(\w+)\}/g, (_, name) => ids[name] ?? 'nobody')
      const unknown = extras.filter((each) => !schema.includes(`"${each}"`))
      const body = { ...example, [unknown[index % unknown.length] as string]: 'x' }
      const { status } = await app.ask(at, { method, headers: owner, body })
      if (status < 400) taken.push(`${method} ${at} took ${JSON.stringify(body)}: ${status}`)
    }
    expect(taken).toEqual([])
  })

  it('named after what every object has are fields like others', async () => {
    for (const name of ['__proto__', 'constructor', 'prototype', 'toString']) {
      const settings = `{"settings": {"${name}": {"isAdmin": true, "currency": "EUR"}}}`
      const path = `/api/v1/sites/${app.first.siteId}`
      expect((await app.ask(path, { method: 'PATCH', headers: admin, body: settings })).status).toBe(400)
      expect(({} as Record<string, unknown>).isAdmin).toBeUndefined()
      expect((await app.ask(`/api/v1/keys?${name}=1`, { headers: admin })).status).toBe(400)
    }
  })
})

it('every answer says what browsers must not do with it', async () => {
  for (const path of ['/api/v1/keys', '/healthz', '/nowhere', '/api/auth/get-session', '/api/docs']) {
    const { headers } = await app.ask(path, { headers: { 'x-forwarded-proto': 'https' } })
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('referrer-policy')).toBeTruthy()
    expect(headers.get('strict-transport-security')).toContain('max-age')
  }
})
