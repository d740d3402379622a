import { createHmac } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { deliverySchema, webhookSchema } from '@sojourn/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, createApi } from './create-api.ts'
import { listenForWebhooks, type Received } from './listen-for-messages.ts'
import { problemOf } from './read-answers.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'
import { waitUntil } from './wait-until.ts'

let server: TestServer
let machine: Api
let receiver: Awaited<ReturnType<typeof listenForWebhooks>>
beforeAll(async () => {
  receiver = await listenForWebhooks()
  server = await startTestServer({ environment: { SOJOURN_PRIVATE_WEBHOOKS: 'on' } })
  const file = JSON.parse(await readFile(path.join(server.dataDirectory, 'server.json'), 'utf8'))
  machine = createApi(server.url, file.token)
})
afterAll(async () => {
  await server?.stop()
  receiver?.stop()
})

/** Runs the job that looks and sends, now, and waits for its end. */
async function watch(): Promise<void> {
  const asked = await machine('POST', '/api/v1/jobs/watch/run', {})
  expect(asked.status, asked.text).toBe(202)
  const { runId } = asked.body.run as { runId: string }
  const read = async () => {
    const { body } = await machine('GET', `/api/v1/job-runs/${runId}`)
    return body.run as { status: string; outcome: string }
  }
  const { status, outcome } = await waitUntil(read, (run) => !['waiting', 'running'].includes(run.status))
  expect(status, outcome).toBe('succeeded')
}

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
  })

  it('is told of conversions and of sessions that end, once each, signed, and of no other site', async () => {
    const events = [
      { type: 'page_view', sessionId: 's1', visitorId: 'v1', path: '/' },
      { type: 'purchase', sessionId: 's1', visitorId: 'v1', eventId: 'order', revenue: 20, currency: 'USD' },
    ]
    await server.first.api('POST', '/api/v1/events/batch', { events })
    await server.second.api('POST', '/api/v1/events', { type: 'purchase', sessionId: 'other', revenue: 1 })
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
