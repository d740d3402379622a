import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eventInput, eventReceipt } from '@sojourn/contract'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { z } from 'zod'
import { startReceiver } from '../test/start-receiver.ts'
import type { ClientOptions } from './client-options.ts'
import { createClient } from './create-client.ts'
import type { DeliveryFailure } from './delivery-failure.ts'

const ann = { userId: 'ann' }

/** A client that repeats quickly, and what it tells. */
function open(url: string, options: Partial<ClientOptions> = {}) {
  const failures: DeliveryFailure[] = []
  const client = createClient({
    url,
    key: 'sk_secret-key',
    retryBaseMs: 5,
    retryMaxMs: 20,
    flushOnExit: false,
    onFailure: (failure) => failures.push(failure),
    ...options,
  })
  onTestFinished(() => client.close())
  return { client, failures, codes: () => failures.map(({ code }) => code) }
}

describe('what is tracked', () => {
  it('arrives in order, in one request, as it was when it was tracked', async () => {
    const receiver = await startReceiver()
    const { client, failures } = open(receiver.url, { siteId: 'site_1' })
    const properties = { plan: 'pro' }
    const before = Date.now()
    const ids = [
      client.track('trial_started', { ...ann, properties }),
      client.identify({ ...ann, visitorId: 'laptop' }),
      client.page({ ...ann, url: 'https://shop.example/' }),
    ]
    properties.plan = 'changed later'
    expect(client.queued).toBe(3)
    expect(await client.flush()).toBe(true)
    expect(client.queued).toBe(0)
    expect(receiver.requests).toHaveLength(1)
    const [request] = receiver.requests
    expect(request).toMatchObject({
      path: '/api/v1/events/batch?siteId=site_1',
      headers: { authorization: 'Bearer sk_secret-key' },
      events: [
        { type: 'trial_started', userId: 'ann', properties: { plan: 'pro' } },
        { type: 'identify', visitorId: 'laptop' },
        { type: 'page_view', url: 'https://shop.example/' },
      ],
    })
    expect(receiver.eventIds()).toEqual(ids)
    expect(ids.toSorted()).toEqual(ids)
    expect(request?.events[0]?.timestamp).toBeGreaterThanOrEqual(before)
    expect(request?.sentAt).toBeGreaterThanOrEqual(before)
    expect(failures).toEqual([])
  })

  it('is what the contract takes', async () => {
    const receiver = await startReceiver()
    const { client } = open(receiver.url)
    client.track('purchase', {
      ...ann,
      timestamp: new Date(0),
      revenue: 19.9,
      currency: 'EUR',
      context: { ip: '192.0.2.1', device: { type: 'mobile' }, utm: { source: 'news' } },
    })
    await client.flush()
    const event: z.input<typeof eventInput> = receiver.requests[0]?.events[0]
    expect(eventInput.parse(event)).toMatchObject({ revenue: 19.9, timestamp: 0 })
    expect(eventReceipt.shape.eventId.parse(receiver.eventIds()[0])).toMatch(/^evt_/)
  })

  it('goes by itself: a full batch at once, the rest after a while', async () => {
    const receiver = await startReceiver()
    const { client } = open(receiver.url, { flushEvents: 3, flushAfterMs: 20 })
    for (let index = 0; index < 4; index++) client.track('click', ann)
    await expect.poll(() => receiver.eventIds().length).toBe(4)
    expect(receiver.requests.length).toBeLessThanOrEqual(2)
  })

  it('goes in requests of at most 1,000 events and 1 MiB', async () => {
    const receiver = await startReceiver()
    const { client } = open(receiver.url, { flushEvents: 5000 })
    for (let index = 0; index < 2100; index++) client.track('click', ann)
    for (let index = 0; index < 40; index++)
      client.track('large', { ...ann, properties: { text: 'ä'.repeat(15_000) } })
    await client.flush()
    expect(receiver.eventIds()).toHaveLength(2140)
    for (const { events } of receiver.requests) {
      expect(events.length).toBeLessThanOrEqual(1000)
      expect(Buffer.byteLength(JSON.stringify(events))).toBeLessThan(2 ** 20)
    }
  })

  it('that is too large, no JSON, or too late is told and keeps back no other', async () => {
    const receiver = await startReceiver()
    const { client, failures, codes } = open(receiver.url)
    const circle: Record<string, unknown> = {}
    circle.itself = circle
    const wrong = [
      client.track('large', { ...ann, properties: { text: 'x'.repeat(33_000) } }),
      client.track('circle', { ...ann, properties: circle }),
      client.track('bigint', { ...ann, properties: { count: 1n } }),
    ]
    const right = client.track('click', ann)
    await client.close()
    wrong.push(client.track('click', ann))
    expect(receiver.eventIds()).toEqual([right])
    expect(codes()).toEqual(['too_large', 'not_json', 'not_json', 'closed'])
    expect(failures.flatMap(({ eventIds }) => eventIds)).toEqual(wrong)
  })
})

describe('an answer that is no receipt', () => {
  it.each([[408], [429], [500], [502], [503]])(
    'of %i is asked again with the same events',
    async (status) => {
      const receiver = await startReceiver({ status }, { status })
      const { client, codes } = open(receiver.url)
      const eventId = client.track('click', ann)
      expect(await client.flush()).toBe(true)
      expect(receiver.eventIds()).toEqual([eventId, eventId, eventId])
      expect(codes()).toEqual(['unreachable'])
    },
  )

  it('is waited for as long as Retry-After says', async () => {
    const receiver = await startReceiver({ status: 503, headers: { 'retry-after': '1' } })
    const { client } = open(receiver.url)
    client.track('click', ann)
    const startedAt = performance.now()
    expect(await client.flush()).toBe(true)
    expect(performance.now() - startedAt).toBeGreaterThan(990)
  })

  it('by a wrong key or address keeps the events, and says so once', async () => {
    const page = { status: 200, body: { welcome: 'to another server' } }
    const receiver = await startReceiver({ status: 401 }, { status: 401 }, { status: 404 }, page)
    const { client, failures, codes } = open(receiver.url)
    client.track('click', ann)
    expect(await client.flush()).toBe(true)
    expect(receiver.requests).toHaveLength(5)
    expect(codes()).toEqual(['unauthorized'])
    expect(failures[0]?.message).toContain('check url, key and siteId')
  })

  it('of 413 is asked with half as much', async () => {
    const receiver = await startReceiver({ status: 413 }, { status: 413 })
    const { client, failures } = open(receiver.url)
    const ids = [1, 2, 3, 4].map(() => client.track('click', ann))
    await client.flush()
    expect(receiver.requests.map(({ events }) => events.length)).toEqual([4, 2, 1, 3])
    expect(new Set(receiver.eventIds())).toEqual(new Set(ids))
    expect(failures).toEqual([])
  })
})

it('tells which events the server refused, and why', async () => {
  const rejected = [{ index: 1, errors: [{ path: 'type', message: 'must be 1–64 characters' }] }]
  const receiver = await startReceiver(
    { status: 200, body: { accepted: 1, duplicates: 0, rejected } },
    { status: 400, body: { code: 'batch_rejected', rejected: [{ ...rejected[0], index: 0 }] } },
  )
  const { client, failures } = open(receiver.url)
  client.track('click', ann)
  const second = client.track('!', ann)
  await client.flush()
  const third = client.track('!', ann)
  await client.flush()
  expect(failures).toMatchObject([
    { code: 'rejected', eventIds: [second], errors: rejected[0]?.errors },
    { code: 'rejected', eventIds: [third] },
  ])
})

it('drops the oldest where too many wait, and says how many', async () => {
  const receiver = await startReceiver()
  const { client, failures } = open(receiver.url, { queueEventsMax: 10 })
  const ids = Array.from({ length: 25 }, () => client.track('click', ann))
  await client.close()
  expect(receiver.eventIds()).toEqual(ids.slice(-10))
  expect(failures).toMatchObject([{ code: 'dropped', eventIds: ids.slice(0, 15) }])
  expect(failures[0]?.message).toContain('15 events')
})

it('gives up waiting after a while, and tells what it could not send', async () => {
  const { client, failures, codes } = open('http://127.0.0.1:9', { closeTimeoutMs: 50 })
  const eventId = client.track('click', ann)
  expect(await client.flush(30)).toBe(false)
  await client.close()
  expect(codes()).toEqual(['unreachable', 'dropped'])
  expect(failures[1]?.eventIds).toEqual([eventId])
})

it('keeps in a file what it could not send, for the next start', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sojourn-spool-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const spoolFile = join(folder, 'events')
  const first = open('http://127.0.0.1:9', { closeTimeoutMs: 50, spoolFile })
  const ids = [first.client.track('click', ann), first.client.track('click', ann)]
  await first.client.close()
  expect(first.codes()).toEqual(['unreachable'])

  const receiver = await startReceiver()
  const next = open(receiver.url, { spoolFile })
  ids.push(next.client.track('click', ann))
  await next.client.close()
  expect(receiver.eventIds()).toEqual(ids)
  expect(next.failures).toEqual([])
  await expect(readFile(spoolFile)).rejects.toThrow('ENOENT')
})

it('goes on where the listener throws', async () => {
  const receiver = await startReceiver({ status: 500 })
  const { client } = open(receiver.url, {
    onFailure() {
      throw new Error('of the listener')
    },
  })
  const warned = new Promise<Error>((resolve) => process.once('warning', resolve))
  client.track('click', ann)
  expect(await client.flush()).toBe(true)
  expect((await warned).message).toContain('of the listener')
})

it.each([
  [{ url: 'sojourn.example' }, 'url must be'],
  [{ url: 'ftp://sojourn.example' }, 'url must be'],
  [{ key: 'secret' }, 'key must be'],
])('refuses %j', (wrong, message) => {
  const options = { url: 'https://sojourn.example', key: 'sk_secret-key', ...wrong }
  expect(() => createClient(options)).toThrow(message)
})
