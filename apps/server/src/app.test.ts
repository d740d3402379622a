import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bearer, openTestApp, type TestApp } from '../test/open-test-app.ts'

let app: TestApp
let secret: Record<string, string>
beforeAll(async () => {
  app = await openTestApp()
  secret = bearer(await app.secretKey(['collect', 'read', 'export', 'admin']))
})
afterAll(() => app.close())

describe('every answer', () => {
  it('carries an id, the one of the request where it has a proper one', async () => {
    expect((await app.ask('/healthz')).headers.get('x-request-id')).toMatch(/^[\w-]{36}$/)
    expect(
      (await app.ask('/nowhere', { headers: { 'x-request-id': 'mine-1' } })).headers.get('x-request-id'),
    ).toBe('mine-1')
    const { headers } = await app.ask('/healthz', { headers: { 'x-request-id': 'a b"' } })
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/)
  })
})

describe('a problem', () => {
  it('answers what is not there', async () => {
    const { status, headers, body } = await app.ask('/api/v1/nowhere')
    expect(status).toBe(404)
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(body).toMatchObject({
      type: '/errors/not_found',
      title: 'Not found',
      status: 404,
      code: 'not_found',
    })
    expect((await app.ask(String(body.type))).status).toBe(200)
  })

  it('answers another method with those that there are', async () => {
    const { status, headers, body } = await app.ask('/api/v1/sessions', { method: 'DELETE', headers: secret })
    expect([status, body.code]).toEqual([405, 'method_not_allowed'])
    expect(headers.get('allow')).toBe('POST, GET, HEAD, OPTIONS')
    expect((await app.ask('/api/v1/sessions/active', { method: 'PUT' })).status).toBe(405)
  })

  it('of ours tells nothing of its cause but the id under which the log has it', async () => {
    const { status, body, text } = await app.ask('/api/v1/sessions', {
      headers: { ...secret, 'x-request-id': 'broken-1' },
    })
    expect([status, body.code]).toEqual([500, 'internal'])
    expect(body.detail).toContain('broken-1')
    expect(text).not.toContain('not there')
    expect(app.logged.find((line) => line.includes('broken-1'))).toContain('a store that is not there')
  })
})

describe('parameters', () => {
  const refusal = async (at: string) => {
    const { status, body } = await app.ask(at, { headers: secret })
    return { status, code: body.code, errors: body.errors }
  }
  const invalid = (path: string, message: unknown = expect.any(String)) => ({
    status: 400,
    code: 'invalid_request',
    errors: [{ path, message }],
  })

  it('that are unknown are refused, naming those that there are', async () => {
    expect(await refusal('/api/v1/sessions?outcme=browsing')).toEqual(
      invalid('outcme', expect.stringContaining('range, from, to, timezone, outcome, status')),
    )
    expect(await refusal('/api/v1/sessions/active?range=1d')).toEqual(
      invalid('range', 'is not a parameter here; there are limit, siteId'),
    )
  })

  it('that are given twice are refused', async () => {
    expect(await refusal('/api/v1/sessions?limit=1&limit=2')).toEqual(invalid('limit', 'must be given once'))
  })

  it.each([
    ['sessions?limit=0', 'limit'],
    ['sessions?limit=101', 'limit'],
    ['sessions?limit=ten', 'limit'],
    ['sessions?range=2w', 'range'],
    ['sessions?timezone=Berlin', 'timezone'],
    ['sessions?segment=seg_1', 'segment'],
    ['sessions?status=open', 'status'],
    ['sessions?converted=yes', 'converted'],
    ['sessions?country=Germany', 'country'],
    ["sessions?userId=a'%20OR%201=1", 'userId'],
    ['users/ann/stats?daysBack=0', 'daysBack'],
    ['users/ann/stats?daysBack=3651', 'daysBack'],
    ['users/ann/sessions?userId=bob', 'userId'],
    ['export/events?from=yesterday', 'from'],
  ])('of %s are refused by name', async (at, path) => {
    expect(await refusal(`/api/v1/${at}`)).toEqual(invalid(path))
  })

  it('of the path are refused by name', async () => {
    for (const id of ['a%20b', 'x'.repeat(129), '%00', '%E0%A4%A', "a'b"])
      expect(await refusal(`/api/v1/sessions/${id}`)).toEqual(invalid('sessionId'))
    expect(await refusal('/api/v1/users/a%20b/stats')).toEqual(invalid('userId'))
  })
})

describe('bodies that collect', () => {
  const send = async (at: string, body: unknown) => {
    const answer = await app.ask(`/api/v1/${at}`, {
      method: 'POST',
      headers: { 'x-write-key': app.writeKey },
      body,
    })
    return [answer.status, answer.body.code]
  }

  it('are refused where they are no events at all', async () => {
    expect(await send('events', '{"type":')).toEqual([400, 'malformed_json'])
    expect(await send('events', [])).toEqual([400, 'invalid_event'])
    expect(await send('events', '')).toEqual([400, 'invalid_event'])
    expect(await send('events/batch', { sentAt: 'never', events: [{}] })).toEqual([400, 'invalid_request'])
    for (const body of [{}, [], { events: {} }, { events: [] }, 'null', '7', ''])
      expect(await send('events/batch', body)).toEqual([400, 'invalid_request'])
  })

  it('are refused with 1,001 events', async () => {
    const events = Array.from({ length: 1001 }, () => ({ type: 'page_view' }))
    expect(await send('events/batch', { events })).toEqual([413, 'batch_too_large'])
    expect(await send('events/batch', events)).toEqual([413, 'batch_too_large'])
  })

  it('name every field that is wrong', async () => {
    const { status, body } = await app.ask('/api/v1/sessions', {
      method: 'POST',
      headers: { 'x-write-key': app.writeKey },
      body: { sessionId: 'a b', startedAt: 'never', metadata: [] },
    })
    expect(status).toBe(400)
    expect((body.errors as { path: string }[]).map(({ path }) => path)).toEqual([
      'sessionId',
      'startedAt',
      'metadata',
    ])
  })
})

describe('sites', () => {
  it('are listed and read by who administers them', async () => {
    const all = await app.ask('/api/v1/sites', { headers: secret })
    expect((all.body.sites as { siteId: string }[]).map(({ siteId }) => siteId)).toEqual([
      app.first.siteId,
      app.second.siteId,
    ])
    const ofSecond = bearer(await app.secretKey(['admin'], app.second))
    expect((await app.ask('/api/v1/sites', { headers: ofSecond })).body.sites).toHaveLength(1)
    expect((await app.ask(`/api/v1/sites/${app.second.siteId}`, { headers: ofSecond })).body).toMatchObject({
      site: { siteId: app.second.siteId, name: 'Second', settings: { timezone: 'UTC' } },
    })
    expect((await app.ask(`/api/v1/sites/${app.first.siteId}`, { headers: ofSecond })).status).toBe(404)
  })

  const patch = (siteId: string, body: unknown, headers = secret) =>
    app.ask(`/api/v1/sites/${siteId}`, { method: 'PATCH', headers, body })

  it('change in the settings that are given, and in no other', async () => {
    const { siteId } = app.second
    await patch(siteId, { settings: { currency: 'EUR' } })
    const { status, body } = await patch(siteId, { settings: { timezone: 'Europe/Berlin' } })
    expect(status).toBe(200)
    expect(body).toMatchObject({ site: { settings: { timezone: 'Europe/Berlin', currency: 'EUR' } } })
  })

  it.each([
    [{ settings: { timezone: 'Berlin' } }, 'settings.timezone'],
    [{ settings: { tmezone: 'UTC' } }, 'settings.tmezone'],
    [{ settings: { allowedOrigins: ['https://ok.example', 'shop.example'] } }, 'settings.allowedOrigins.1'],
    [{ timezone: 'UTC' }, ''],
    [{ settings: [] }, 'settings'],
  ])('do not change by %j', async (body, path) => {
    const answer = await patch(app.second.siteId, body)
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_request'])
    expect((answer.body.errors as { path: string }[])[0]?.path).toBe(path)
  })

  it('of others do not change', async () => {
    const ofSecond = bearer(await app.secretKey(['admin'], app.second))
    expect((await patch(app.first.siteId, { settings: { currency: 'CHF' } }, ofSecond)).status).toBe(404)
  })
})

describe("Segment's libraries", () => {
  it('find their settings pointing back here', async () => {
    const { status, headers, body } = await app.ask(
      `http://events.example:4300/v1/projects/${app.writeKey}/settings`,
      {
        headers: { origin: 'https://shop.example' },
      },
    )
    expect(status).toBe(200)
    expect(headers.get('access-control-allow-origin')).toBe('https://shop.example')
    expect(body).toMatchObject({
      integrations: { 'Segment.io': { apiHost: 'events.example:4300/v1', protocol: 'http' } },
    })
    expect((await app.ask('/v1/projects/pk_unknown-key/settings')).status).toBe(404)
  })

  it("and RudderStack's find their source, with and without a slash", async () => {
    for (const at of [
      `/sourceConfig/?p=web&writeKey=${app.writeKey}`,
      `/sourceConfig?writeKey=${app.writeKey}`,
    ]) {
      const { status, body } = await app.ask(at)
      expect(status).toBe(200)
      expect(body).toMatchObject({ source: { id: app.first.siteId, enabled: true, writeKey: app.writeKey } })
    }
  })

  it('are told where a batch is none', async () => {
    const batch = (body: unknown) =>
      app.ask('/v1/batch', { method: 'POST', headers: { 'x-write-key': app.writeKey }, body })
    for (const body of [{}, { batch: [] }, { batch: 'x' }, []]) expect((await batch(body)).status).toBe(400)
    expect((await batch({ batch: Array.from({ length: 2501 }, () => ({})) })).status).toBe(413)
  })
})

describe('operations', () => {
  it('tell that the server is alive, and count its requests by route', async () => {
    expect(await app.ask('/healthz')).toMatchObject({ status: 200, body: { status: 'alive' } })
    expect(await app.ask('/healthz', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' })
    await app.ask('/api/v1/sites/one', { headers: secret })
    await app.ask('/wp-admin/install.php')
    const { text, headers } = await app.ask('/metrics')
    expect(headers.get('content-type')).toContain('text/plain')
    expect(text).toMatch(
      /^sojourn_http_requests_total\{method="GET",route="\/api\/v1\/sites\/\{id\}",status="404"\} \d+$/m,
    )
    expect(text).toContain('route="(none)",status="404"')
    expect(text).not.toContain('wp-admin')
  })
})
