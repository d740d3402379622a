import { type KeyScope, permissions } from '@sojourn/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bearer, openTestApp, type TestApp } from '../../test/open-test-app.ts'
import { pathsOf } from '../rooms/mount.ts'
import type { Room } from '../rooms/room.ts'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())

const at = (path: string) => path.replace('{writeKey}', 'pk_unknown-key').replace(/\{\w+\}/g, 'x')
const basic = (user: string) => ({ authorization: `Basic ${Buffer.from(`${user}:`).toString('base64')}` })
/** An empty batch: what is answered with 400 has passed every guard and gone no further. */
const emptyBatch = (init: { headers?: Record<string, string>; query?: string; body?: object }) =>
  app.ask(`/api/v1/events/batch${init.query ?? ''}`, {
    method: 'POST',
    headers: init.headers ?? {},
    body: { events: [], ...init.body },
  })
const admitted = { status: 400, body: { code: 'invalid_request', errors: [{ path: 'events' }] } }

/** A scope with which a secret key opens a room; undefined where no key does. */
const scopeOf = ({ guard }: Room): KeyScope | undefined =>
  guard === 'public' || guard === 'account' ? undefined : permissions[guard].scopes[0]

describe('every room that a key opens', () => {
  const guarded = () => app.rooms.filter((room) => scopeOf(room) !== undefined)
  const calls = () =>
    guarded().flatMap((room) =>
      pathsOf(room).map((path) => ({ room, path: at(path), method: room.method.toUpperCase() as 'GET' })),
    )

  it('answers 401 without a credential and with an unknown one', async () => {
    for (const { path, method } of calls())
      for (const headers of [
        {},
        bearer('sk_unknown-key'),
        basic('pk_unknown-key'),
        { 'x-write-key': 'pk_unknown-key' },
      ]) {
        const { status, headers: answered, body } = await app.ask(path, { method, headers })
        expect([path, status, body.code]).toEqual([path, 401, 'unauthenticated'])
        expect(answered.get('www-authenticate')).toBe('Bearer realm="Sojourn"')
      }
  })

  it('answers 403 to a secret key that has every scope but the one it needs', async () => {
    for (const { room, path, method } of calls()) {
      const others = (['collect', 'read', 'export', 'admin'] as const).filter(
        (scope) => scope !== scopeOf(room),
      )
      const { status, body } = await app.ask(path, { method, headers: bearer(await app.secretKey(others)) })
      expect([path, status, body.code]).toEqual([path, 403, 'forbidden'])
      expect(body.detail).toContain(scopeOf(room))
    }
  })

  it('answers 403 to a write key where it reads', async () => {
    for (const { room, path, method } of calls()) {
      if (room.guard === 'collect') continue
      const { status, body } = await app.ask(path, { method, headers: bearer(app.writeKey) })
      expect([path, status, body.code]).toEqual([path, 403, 'forbidden'])
    }
  })

  it('answers 404 for a site that the key does not cover', async () => {
    for (const { room, path, method } of calls()) {
      const key = await app.secretKey([scopeOf(room) ?? 'read'], app.second)
      for (const siteId of [app.first.siteId, 'nowhere']) {
        const { status, body } = await app.ask(`${path}?siteId=${siteId}`, { method, headers: bearer(key) })
        expect([path, status, body.code]).toEqual([path, 404, 'not_found'])
      }
    }
  })
})

describe('a write key', () => {
  it('is found in each place', async () => {
    expect(await emptyBatch({ headers: { 'x-write-key': app.writeKey } })).toMatchObject(admitted)
    expect(await emptyBatch({ headers: basic(app.writeKey) })).toMatchObject(admitted)
    expect(await emptyBatch({ headers: bearer(app.writeKey) })).toMatchObject(admitted)
    expect(await emptyBatch({ query: `?writeKey=${app.writeKey}` })).toMatchObject(admitted)
    expect(await emptyBatch({ body: { writeKey: app.writeKey } })).toMatchObject(admitted)
    const beacon = JSON.stringify({ events: [], writeKey: app.writeKey })
    const headers = { 'content-type': 'text/plain;charset=UTF-8' }
    expect(await app.ask('/api/v1/events/batch', { method: 'POST', headers, body: beacon })).toMatchObject(
      admitted,
    )
  })

  it('collects for its own site only', async () => {
    const headers = { 'x-write-key': app.writeKey }
    expect(await emptyBatch({ headers, query: `?siteId=${app.first.siteId}` })).toMatchObject(admitted)
    expect((await emptyBatch({ headers, query: `?siteId=${app.second.siteId}` })).status).toBe(404)
    expect((await emptyBatch({ headers, body: { siteId: app.second.siteId } })).status).toBe(404)
  })

  it('is checked before a body is read', async () => {
    const answer = await app.ask('/api/v1/events', {
      method: 'POST',
      headers: { 'x-write-key': 'pk_wrong-key' },
      body: '{',
    })
    expect(answer.status).toBe(401)
  })
})

describe('a secret key', () => {
  it('is refused in every place that others see or log', async () => {
    const key = await app.secretKey(['collect'], app.first)
    const answers = [
      await emptyBatch({ headers: { 'x-write-key': key } }),
      await emptyBatch({ query: `?writeKey=${key}` }),
      await emptyBatch({ body: { writeKey: key } }),
    ]
    for (const { status, body } of answers) {
      expect(status).toBe(401)
      expect(body.detail).toContain('replace it')
    }
    expect(app.logged.join('')).not.toContain(key)
  })

  it('of several sites names one, in the query or the body', async () => {
    const headers = bearer(await app.secretKey(['collect']))
    expect(await emptyBatch({ headers })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'siteId' }] },
    })
    expect(await emptyBatch({ headers, body: { siteId: 7 } })).toMatchObject({
      body: { errors: [{ path: 'siteId' }] },
    })
    expect(await emptyBatch({ headers, body: { siteId: app.second.siteId } })).toMatchObject(admitted)
    expect(await emptyBatch({ headers, query: `?siteId=${app.second.siteId}` })).toMatchObject(admitted)
  })

  it('of one site needs to name none', async () => {
    expect(await emptyBatch({ headers: bearer(await app.secretKey(['collect'], app.second)) })).toMatchObject(
      admitted,
    )
  })
})

describe('a page that sends', () => {
  const origin = 'https://shop.example'
  const asPage = (from: string) => ({ 'x-write-key': app.writeKey, origin: from })

  it('may read the answer, also to a beacon, which sends with credentials', async () => {
    const { headers } = await emptyBatch({ headers: asPage(origin) })
    expect(headers.get('access-control-allow-origin')).toBe(origin)
    expect(headers.get('access-control-allow-credentials')).toBe('true')
    expect(headers.get('vary')).toContain('Origin')
  })

  it('is refused where the site lists origins and not this one, and can read why', async () => {
    await app.catalog.updateSite(app.first.siteId, { allowedOrigins: [origin, 'https://*.brand.example'] })
    expect(await emptyBatch({ headers: asPage(origin) })).toMatchObject(admitted)
    expect(await emptyBatch({ headers: asPage('https://www.brand.example') })).toMatchObject(admitted)
    expect(await emptyBatch({ headers: { 'x-write-key': app.writeKey } })).toMatchObject(admitted)
    const refused = await emptyBatch({ headers: asPage('https://evil.example') })
    expect(refused).toMatchObject({ status: 403, body: { code: 'origin_not_allowed' } })
    expect(refused.headers.get('access-control-allow-origin')).toBe('https://evil.example')
    await app.catalog.updateSite(app.first.siteId, { allowedOrigins: [] })
  })

  it('gets its preflight answered for what pages may use, and nothing else', async () => {
    const preflight = await app.ask('/api/v1/sessions', {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'x-write-key',
      },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-origin')).toBe(origin)
    expect(preflight.headers.get('access-control-allow-methods')).toBe('POST, GET')
    expect(preflight.headers.get('access-control-allow-headers')).toContain('x-write-key')
    expect(preflight.headers.get('access-control-max-age')).toBe('86400')
    const forMembers = await app.ask('/api/v1/keys', { method: 'OPTIONS', headers: { origin } })
    expect(forMembers.headers.get('access-control-allow-origin')).toBeNull()
    expect(forMembers.headers.get('allow')).toBe('GET, POST, HEAD, OPTIONS')
  })

  it('cannot read what only servers may ask', async () => {
    const { headers } = await app.ask('/api/v1/sites', {
      headers: { ...bearer(await app.secretKey(['admin'])), origin },
    })
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })
})
