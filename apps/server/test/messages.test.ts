import { createHmac } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import {
  alertChangeSchema,
  alertSchema,
  deliverySchema,
  reportSchema,
  webhookSchema,
} from '@sojourn/contract'
import { listenForMail } from '@sojourn/test-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, createApi } from './create-api.ts'
import { listenForWebhooks, type Received } from './listen-for-messages.ts'
import { problemOf } from './read-answers.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'
import { waitUntil } from './wait-until.ts'

let server: TestServer
let machine: Api
let receiver: Awaited<ReturnType<typeof listenForWebhooks>>
let post: Awaited<ReturnType<typeof listenForMail>>
beforeAll(async () => {
  receiver = await listenForWebhooks()
  post = await listenForMail()
  server = await startTestServer({
    environment: {
      SOJOURN_PRIVATE_WEBHOOKS: 'on',
      SOJOURN_SMTP_URL: post.url,
      SOJOURN_PUBLIC_URL: 'https://sojourn.shop.example',
    },
  })
  const file = JSON.parse(await readFile(path.join(server.dataDirectory, 'server.json'), 'utf8'))
  machine = createApi(server.url, file.token)
})
afterAll(async () => {
  await server?.stop()
  receiver?.stop()
  post?.stop()
})

/** Runs a job now and waits for its end. */
async function run(api: Api, name: string, settings: object): Promise<void> {
  const asked = await api('POST', `/api/v1/jobs/${name}/run`, { settings })
  expect(asked.status, asked.text).toBe(202)
  const { runId } = asked.body.run as { runId: string }
  const read = async () => {
    const { body } = await api('GET', `/api/v1/job-runs/${runId}`)
    return body.run as { status: string; outcome: string }
  }
  const { status, outcome } = await waitUntil(
    read,
    (one) => !['waiting', 'running'].includes(one.status) || one.outcome !== '',
  )
  expect(status, outcome).toBe('succeeded')
}

/** Finds what is to be told, and tells it. */
const watch = () => run(machine, 'watch', { everyAlert: true })

function isSigned({ headers, body }: Received, secret: string): boolean {
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  return headers['webhook-signature'] === `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
}

describe('a webhook', () => {
  let webhookId = ''
  let secret = ''
  const deliveries = async () => {
    const { body } = await server.first.api('GET', `/api/v1/webhooks/${webhookId}/deliveries`)
    return (body.deliveries as unknown[]).map((one) => deliverySchema.strict().parse(one))
  }

  it('is made with a secret that is told once', async () => {
    const facts = {
      siteId: server.first.siteId,
      url: `${receiver.url}/hook`,
      events: ['session.ended', 'conversion'],
    }
    const made = await server.first.api('POST', '/api/v1/webhooks', facts)
    expect(made.status, made.text).toBe(201)
    webhookId = webhookSchema.strict().parse(made.body.webhook).webhookId
    secret = made.body.secret as string
    const listed = await server.first.api('GET', '/api/v1/webhooks')
    expect(listed.text).toContain(webhookId)
    expect(listed.text).not.toContain(secret)
    expect((await server.second.api('GET', '/api/v1/webhooks')).body).toEqual({ webhooks: [] })
    const others = [
      await server.second.api('PATCH', `/api/v1/webhooks/${webhookId}`, { isEnabled: false }),
      await server.second.api('DELETE', `/api/v1/webhooks/${webhookId}`),
      await server.second.api('POST', '/api/v1/webhooks', facts),
    ]
    expect(others.map(({ status }) => status)).toEqual([404, 404, 404])
    const wrong = await server.first.api('POST', '/api/v1/webhooks', { ...facts, url: 'ftp://x', events: [] })
    expect(problemOf(wrong).errors?.map((fault) => fault.path)).toEqual(['url', 'events'])
    const ofSegments = { ...facts, events: ['segment.entered'] }
    for (const [segmentIds, path] of [
      [[], 'segmentIds'],
      [['seg_unknown'], 'segmentIds.0'],
    ] as const) {
      const refused = await server.first.api('POST', '/api/v1/webhooks', { ...ofSegments, segmentIds })
      expect(problemOf(refused).errors?.map((fault) => fault.path)).toEqual([path])
    }
  })

  it('is told of conversions and of sessions that end, once each, signed, and of no other site', async () => {
    const events = [
      { type: 'page_view', sessionId: 's1', visitorId: 'v1', path: '/' },
      { type: 'purchase', sessionId: 's1', visitorId: 'v1', eventId: 'order', revenue: 20, currency: 'USD' },
    ]
    await server.first.api('POST', '/api/v1/events/batch', { events })
    const timestamp = new Date(Date.now() - 20 * 3_600_000)
    const elsewhere = { type: 'purchase', sessionId: 'other', revenue: 1, timestamp }
    await server.second.api('POST', '/api/v1/events', elsewhere)
    await server.first.api('POST', '/api/v1/sessions/s1/end', {})
    await watch()
    await watch()
    expect(receiver.received.every((one) => isSigned(one, secret))).toBe(true)
    const bodies = receiver.received.map(({ body }) => JSON.parse(body))
    expect(bodies.map(({ type }) => type).sort()).toEqual(['conversion', 'session.ended'])
    const data = Object.fromEntries(bodies.map((body) => [body.type, body.data]))
    expect(data).toMatchObject({
      conversion: { siteId: server.first.siteId, event: { eventId: 'order', revenue: 20 } },
      'session.ended': { session: { sessionId: 's1', status: 'completed', converted: true } },
    })
    expect(await deliveries()).toMatchObject([
      { state: 'delivered', attempts: 1, lastStatus: 204 },
      { state: 'delivered', attempts: 1, lastStatus: 204 },
    ])
  })

  it('is tried again later where it fails, and the log says why', async () => {
    receiver.status = 500
    expect((await server.first.api('POST', `/api/v1/webhooks/${webhookId}/test`)).status).toBe(202)
    await watch()
    const [failed] = await deliveries()
    expect(failed).toMatchObject({ type: 'test', state: 'waiting', attempts: 1, lastError: 'answered 500' })
    expect(Date.parse(failed?.nextAttemptAt ?? '')).toBeGreaterThan(Date.now())
    const { body } = await server.first.api('GET', '/api/v1/webhooks')
    expect((body.webhooks as { failingSince: string }[])[0]?.failingSince).not.toBeNull()
  })

  it('is disabled where it says that it is gone, and can be enabled again', async () => {
    receiver.status = 410
    await server.first.api('POST', `/api/v1/webhooks/${webhookId}/test`)
    await watch()
    const { body } = await server.first.api('GET', '/api/v1/webhooks')
    expect(body.webhooks).toMatchObject([
      { isEnabled: false, disabledReason: 'It answered 410: it is gone.' },
    ])
    const enabled = await server.first.api('PATCH', `/api/v1/webhooks/${webhookId}`, { isEnabled: true })
    expect(enabled.body.webhook).toMatchObject({ isEnabled: true, disabledReason: null, failingSince: null })
    expect((await server.first.api('DELETE', `/api/v1/webhooks/${webhookId}`)).status).toBe(204)
  })
})

describe('over the figures of a site,', () => {
  const hourMs = 3_600_000
  const weekMs = 7 * 24 * hourMs
  const visits = (count: number, at: number, paths = ['/']) =>
    Array.from({ length: count }, (_, index) =>
      paths.map((path, step) => ({
        type: path.startsWith('/products/') ? 'product_view' : 'page_view',
        sessionId: `${at}-${index}`,
        visitorId: `${at}-${index}`,
        timestamp: new Date(at + step * 1000),
        path,
      })),
    ).flat()
  const send = async (events: object[]) => {
    const { body } = await server.second.api('POST', '/api/v1/events/batch', { events })
    expect(body).toMatchObject({ accepted: events.length })
  }
  const judge = async (condition: object) => {
    const sent = { siteId: server.second.siteId, condition }
    const { status, body, text } = await server.second.api('POST', '/api/v1/alerts/try', sent)
    expect(status, text).toBe(200)
    return body
  }
  beforeAll(async () => {
    const now = Date.now()
    for (const weeks of [1, 2, 3, 4]) await send(visits(10, now - weeks * weekMs - hourMs / 2))
    // Of all who came in the days before, half went on to a product; within the last hours none did.
    await send(visits(30, now - 30 * hourMs, ['/', '/products/1']))
    await send(visits(30, now - 31 * hourMs))
    await send(visits(30, now - hourMs / 2, ['/', '/error/500']))
    await server.second.api('GET', '/api/v1/sessions')
  })

  it('an alert is judged by every kind of condition, and says what it found', async () => {
    expect(
      await judge({ kind: 'threshold', metric: 'sessions', op: 'above', value: 20, window: '1h' }),
    ).toEqual({
      holds: true,
      value: 30,
      sentence: 'Sessions in the last 1h: 30. It is told above 20.',
    })
    expect(
      await judge({
        kind: 'threshold',
        metric: 'sessions',
        op: 'above',
        value: 0,
        window: '1h',
        filters: [{ property: 'country', op: 'eq', value: 'DE' }],
      }),
    ).toMatchObject({ holds: false, value: 0 })
    const change = { kind: 'change', metric: 'sessions', percent: 150, window: '1h' }
    expect(await judge({ ...change, direction: 'up' })).toEqual({
      holds: true,
      value: 30,
      sentence: 'Sessions in the last 1h: 30. That is +200.0% against the usual 10 at this time of the week.',
    })
    expect(await judge({ ...change, direction: 'down' })).toMatchObject({ holds: false })
    expect(await judge({ kind: 'no_data', minutes: 5 })).toMatchObject({ holds: false, value: 0 })
    expect(await judge({ kind: 'page_reached', page: '/error*', times: 30, window: '1h' })).toEqual({
      holds: true,
      value: 30,
      sentence: '/error* was viewed 30 times in 30 sessions in the last 1h.',
    })
    expect(await judge({ kind: 'page_reached', page: '/error', window: '1h' })).toMatchObject({ value: 0 })
    expect(await judge({ kind: 'drop_off', stage: 'browse', points: 10, window: '12h' })).toMatchObject({
      holds: true,
      value: 1,
      sentence: expect.stringContaining(
        '100.0% of 30 visitors were lost after browse in the last 12h; usually',
      ),
    })
  })

  it('an alert is told by mail, Slack and webhook when it is raised, once, and again when it is over', async () => {
    receiver.status = 200
    receiver.received.splice(0)
    const { siteId } = server.second
    const hook = { siteId, url: `${receiver.url}/hook`, events: ['alert.raised', 'alert.ended'] }
    await server.second.api('POST', '/api/v1/webhooks', hook)
    const condition = { kind: 'threshold', metric: 'sessions', op: 'below', value: 1, window: '5m' }
    const made = await server.second.api('POST', '/api/v1/alerts', {
      siteId,
      name: 'Nobody comes <now>',
      condition,
      channels: [
        { kind: 'mail', to: ['ann@shop.example'] },
        { kind: 'slack', url: `${receiver.url}/services/secret` },
      ],
    })
    expect(made.status, made.text).toBe(201)
    expect(made.text).not.toContain('services/secret')
    const { alertId } = alertSchema.strict().parse(made.body.alert)
    await watch()
    expect(post.mails).toHaveLength(1)
    expect(post.mails[0]).toMatch(
      /RCPT TO:<ann@shop\.example>[\s\S]*Subject: Alert: Nobody comes <now> \(Second\)/,
    )
    expect(post.mails[0]).toContain('Sessions in the last 5m: 0.')
    const told = Object.fromEntries(receiver.received.map(({ path, body }) => [path, JSON.parse(body)]))
    expect(told).toMatchObject({
      '/hook': { type: 'alert.raised', data: { siteId, alert: { alertId }, value: 0 } },
      '/services/secret': { text: expect.stringContaining('Nobody comes &lt;now&gt;') },
    })
    await watch()
    expect(receiver.received).toHaveLength(2)
    await send(visits(1, Date.now() - 1000))
    await watch()
    await watch()
    expect(post.mails).toHaveLength(2)
    expect(post.mails[1]).toContain('Subject: Over: Nobody comes <now> (Second)')
    expect(receiver.received.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/hook', '/services/secret', '/hook', '/services/secret']),
    )
    expect(receiver.received).toHaveLength(4)
    const { body } = await server.second.api('GET', '/api/v1/alerts')
    expect(body.alerts).toMatchObject([{ isRaised: false, lastValue: 1, lastError: null }])
    const history = await server.second.api('GET', `/api/v1/alerts/${alertId}/history`)
    const changes = (history.body.history as unknown[]).map((one) => alertChangeSchema.strict().parse(one))
    expect(changes).toMatchObject([
      { state: 'ended', value: 1 },
      { state: 'raised', value: 0 },
    ])
    const other = await server.first.api('GET', `/api/v1/alerts/${alertId}/history`)
    expect(other.status).toBe(404)
  })

  it('an alert names what is wrong with its condition', async () => {
    const refused = async (condition: object, channels: object[] = []) => {
      const alert = { siteId: server.second.siteId, name: 'A', condition, channels }
      return problemOf(await server.second.api('POST', '/api/v1/alerts', alert)).errors?.map(
        ({ path }) => path,
      )
    }
    const condition = { kind: 'threshold', metric: 'sessions', op: 'above', value: 1, window: '1h' }
    expect(await refused({ ...condition, metric: 'nothing' })).toEqual(['condition.metric'])
    expect(await refused({ ...condition, window: '1s' })).toEqual(['condition.window'])
    expect(await refused({ kind: 'no_data', minutes: 1 })).toEqual(['condition.minutes'])
    expect(await refused({ kind: 'other' })).toEqual(['condition.kind'])
    expect(await refused(condition, [{ kind: 'mail', to: ['nobody'] }])).toEqual(['channels.0.to.0'])
  })

  describe('a weekly report', () => {
    it('is sent by mail with the figures of the week against the week before, once a run', async () => {
      post.mails.splice(0)
      const { siteId, api } = server.second
      const to = ['ann@shop.example', 'bob@shop.example']
      const made = await api('POST', '/api/v1/reports', { siteId, to })
      expect(made.status, made.text).toBe(201)
      const { name } = reportSchema.strict().parse(made.body.report)
      await run(api, name, {})
      expect(post.mails.map((mail) => /RCPT TO:<(.*)>/.exec(mail)?.[1]).sort()).toEqual(to)
      const [mail = ''] = post.mails
      expect(mail).toContain('Content-Type: multipart/alternative')
      expect(mail).toMatch(/Subject: Second: the week from \d{4}-\d\d-\d\d to/)
      expect(mail).toMatch(/sessions {2,}[6-9]\d/)
      expect(mail).toContain('https://sojourn.shop.example/?site=')
      expect(mail).toMatch(/Content-ID: <sessions-by-(day|week)>[\s\S]*iVBORw0KGgo/)
      expect((await server.first.api('GET', '/api/v1/reports')).body).toEqual({ reports: [] })
      expect((await server.first.api('DELETE', `/api/v1/reports/${name}`)).status).toBe(404)
      expect((await api('DELETE', `/api/v1/reports/${name}`)).status).toBe(204)
      const nobody = await api('POST', '/api/v1/reports', { siteId, to: ['nobody'] })
      expect(problemOf(nobody).errors?.map((fault) => fault.path)).toEqual(['to.0'])
    })
  })
})
