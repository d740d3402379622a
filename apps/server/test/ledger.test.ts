import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { batchReceipt } from '@sojourn/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRandom, shuffle } from './random.ts'
import { listSessions } from './read-answers.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const crawler = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'
const headless =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/126.0.0.0 Safari/537.36'

type Totals = Record<
  'accepted' | 'duplicate' | 'late' | 'rejected' | 'bot' | 'ignored' | 'lost' | 'quota',
  number
>

async function readLedger(api = server.first.api) {
  const { body } = await api('GET', '/api/v1/ledger?range=24h')
  return body as {
    totals: Totals
    rows: { siteId: string; outcome: string; reason: string; events: number }[]
  }
}

describe('the ledger', () => {
  it('is empty for a site that got nothing', async () => {
    const { rows, totals } = await readLedger(server.second.api)
    expect(rows).toEqual([])
    expect(totals).toEqual({
      accepted: 0,
      duplicate: 0,
      late: 0,
      rejected: 0,
      bot: 0,
      ignored: 0,
      lost: 0,
      quota: 0,
    })
  })

  it('says of every event that was sent what became of it, and the figures add up', async () => {
    const now = Date.now()
    const click = (eventId: string) => ({ eventId, type: 'click', sessionId: 'counted' })
    const accepted = Array.from({ length: 40 }, (_, index) => click(`counted-${index}`))
    const late = Array.from({ length: 7 }, (_, index) => ({
      ...click(`late-${index}`),
      timestamp: now - 2 * 3_600_000 - index,
    }))
    const bots = Array.from({ length: 5 }, (_, index) => ({
      ...click(`bot-${index}`),
      context: { userAgent: index % 2 === 0 ? crawler : headless },
    }))
    const rejected = [
      null,
      { type: 'click' },
      { ...click('a'), timestamp: now + 48 * 3_600_000 },
      { ...click('b'), timestamp: 17 },
      { ...click('c'), properties: { text: 'x'.repeat(33_000) } },
    ]
    const ignored = [
      { type: 'session_end', visitorId: 'nobody-here' },
      { type: 'heartbeat', sessionId: 'nobody-here' },
      { type: 'engagement', visitorId: 'nobody-here' },
    ]
    const duplicates = accepted.slice(0, 13)
    const sent = [
      ...shuffle([...accepted, ...late, ...bots, ...rejected, ...ignored], createRandom(7)),
      ...duplicates,
    ]
    for (let start = 0; start < sent.length; start += 10) {
      const answer = await server.first.api('POST', '/api/v1/events/batch', {
        events: sent.slice(start, start + 10),
      })
      batchReceipt.parse(answer.body)
    }
    const { rows, totals } = await readLedger()
    expect(totals).toEqual({
      accepted: accepted.length + late.length,
      duplicate: duplicates.length,
      late: late.length,
      rejected: rejected.length,
      bot: bots.length,
      ignored: ignored.length,
      lost: 0,
      quota: 0,
    })
    expect(totals.accepted + totals.duplicate + totals.rejected + totals.bot + totals.ignored).toBe(
      sent.length,
    )
    const byReason = Object.fromEntries(
      rows.filter(({ outcome }) => outcome === 'rejected').map(({ reason, events }) => [reason, events]),
    )
    expect(byReason).toEqual({ invalid: 1, nobody: 1, in_future: 1, too_old: 1, too_large: 1 })
    for (const { siteId } of rows) expect(siteId).toBe(server.first.siteId)
  })

  it('stands after a restart, and counts what single calls and other senders bring', async () => {
    const before = (await readLedger()).totals
    await server.restart()
    expect((await readLedger()).totals).toEqual(before)
    const { api, writeKey } = server.first
    const event = { eventId: 'single', type: 'click', sessionId: 'counted' }
    await api('POST', '/api/v1/events', event)
    await api('POST', '/api/v1/events', event)
    await api('POST', '/api/v1/events', {})
    await server.anybody('POST', '/v1/track', { event: 'X', userId: 'u', messageId: 'm', writeKey })
    await server.anybody('POST', `/api/v1/events?writeKey=${writeKey}`, event, { 'user-agent': crawler })
    await api('POST', '/api/v1/events', '{"type":')
    const { totals } = await readLedger()
    expect(totals).toEqual({
      ...before,
      accepted: before.accepted + 2,
      duplicate: before.duplicate + 1,
      rejected: before.rejected + 1,
      bot: before.bot + 1,
    })
  })
})

describe('a bot', () => {
  it('is kept out, and is not told so; the client library of a backend is no bot', async () => {
    const { writeKey } = server.second
    const send = (userAgent: string) =>
      server.anybody(
        'POST',
        '/api/v1/events',
        { type: 'page_view', visitorId: 'by-agent' },
        {
          'x-write-key': writeKey,
          'user-agent': userAgent,
        },
      )
    for (const userAgent of [crawler, headless, 'GPTBot/1.0 (+https://openai.com/gptbot)']) {
      const answer = await send(userAgent)
      expect([answer.status, answer.body]).toEqual([
        201,
        { eventId: expect.any(String), sessionId: null, duplicate: false },
      ])
    }
    expect((await listSessions(server.second.api)).sessions).toEqual([])
    for (const userAgent of ['python-requests/2.32', 'curl/8.5.0', 'ShopBackend/1.2', '']) {
      expect((await send(userAgent)).body.sessionId).toMatch(/^sess_/)
    }
    const { totals } = await readLedger(server.second.api)
    expect(totals).toMatchObject({ bot: 3, accepted: 4 })
  })

  it('is let in where the site says so', async () => {
    const { api, siteId } = server.second
    await api('PATCH', `/api/v1/sites/${siteId}`, { settings: { botFilter: false } })
    const event = { type: 'page_view', sessionId: 'let-in', context: { userAgent: crawler } }
    expect((await api('POST', '/api/v1/events', event)).body.sessionId).toBe('let-in')
  })

  it('counts what a sender says that it had to drop, where that makes sense', async () => {
    const before = (await readLedger()).totals
    const send = (dropped: unknown) =>
      server.first.api('POST', '/api/v1/events/batch', {
        tracker: { dropped },
        events: [{ type: 'click', sessionId: 'lossy' }],
      })
    for (const dropped of [3, 4, -1, 1.5, 'many', 1e9, null]) expect((await send(dropped)).status).toBe(200)
    const { totals } = await readLedger()
    expect(totals).toEqual({ ...before, accepted: before.accepted + 7, lost: 7 })
  })

  it('counts what is over the quota of the site, each time that it is sent', async () => {
    const { token } = JSON.parse(await readFile(join(server.dataDirectory, 'server.json'), 'utf8'))
    const { siteId, api } = server.second
    const before = (await readLedger(api)).totals
    const headers = { authorization: `Bearer ${token}` }
    const quota = { monthlyEventsMax: 1 }
    expect((await server.anybody('PATCH', `/api/v1/sites/${siteId}`, quota, headers)).status).toBe(200)
    const click = { type: 'click', sessionId: 'over' }
    expect((await api('POST', '/api/v1/events/batch', { events: [click, click, {}] })).status).toBe(429)
    expect((await api('POST', '/api/v1/events', click)).status).toBe(429)
    expect((await api('POST', '/api/v1/sessions', { sessionId: 'over' })).status).toBe(429)
    expect((await readLedger(api)).totals).toEqual({ ...before, quota: 4 })
  })
})
