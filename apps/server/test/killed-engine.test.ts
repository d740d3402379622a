import { existsSync } from 'node:fs'
import { batchReceipt } from '@sojourn/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findEngine } from './find-engine.ts'
import { createRandom } from './random.ts'
import { problemOf, readSession } from './read-answers.ts'
import { readAudit } from './read-audit.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'
import { waitUntil } from './wait-until.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const kills = 4
const clients = 6
const random = createRandom(11)

/** What one client was told of what it sent. */
interface Told {
  readonly acknowledged: Map<string, number>
  /** Answers 503, after which the same was sent again. */
  refusals: number
}

/** Sends events of five sessions in batches until it is told to stop; what is refused is sent again. */
async function sendUntil(isOver: () => boolean, client: number): Promise<Told> {
  const told: Told = { acknowledged: new Map(), refusals: 0 }
  for (let round = 0; !isOver(); round++) {
    const events = Array.from({ length: 1 + Math.floor(random() * 30) }, (_, index) => ({
      eventId: `client-${client}.${round}.${index}`,
      type: 'click',
      sessionId: `killed-${index % 5}`,
      ...(index % 7 === 0 ? { sessionId: null, visitorId: `visitor-${client}` } : {}),
    }))
    let answer = await server.first.api('POST', '/api/v1/events/batch', { events })
    while (answer.status !== 200) {
      expect(problemOf(answer)).toMatchObject({ status: 503, code: 'storage_unavailable' })
      expect(answer.headers.get('retry-after')).toMatch(/^\d+$/)
      told.refusals++
      answer = await server.first.api('POST', '/api/v1/events/batch', { events })
    }
    const { accepted, duplicates, rejected } = batchReceipt.parse(answer.body)
    expect([accepted + duplicates, rejected]).toEqual([events.length, []])
    for (const { eventId } of events) told.acknowledged.set(eventId, round)
  }
  return told
}

describe('an engine that is killed under load', () => {
  it('comes back by itself, and what was acknowledged is there once', {
    timeout: 120_000,
  }, async (context) => {
    if (!existsSync('/proc/self/status')) return context.skip('needs /proc to find the engine')
    let over = false
    const sending = Promise.all(Array.from({ length: clients }, (_, client) => sendUntil(() => over, client)))
    const killed = new Set<number>()
    for (let round = 0; round < kills; round++) {
      const before = await countEvents()
      const pid = await waitUntil(
        () => findEngine(process.pid),
        (found) => found !== undefined && !killed.has(found),
      )
      await waitUntil(countEvents, (events) => events > before + 50)
      process.kill(Number(pid), 'SIGKILL')
      killed.add(Number(pid))
    }
    const before = await countEvents()
    await waitUntil(countEvents, (events) => events > before)
    over = true
    const acknowledged = (await sending).flatMap((told) => [...told.acknowledged.keys()])

    const { text } = await server.anybody('GET', '/metrics')
    expect(text).toContain(`\nsojourn_engine_restarts ${kills}\n`)
    const stored = await readStored()
    expect(stored).toHaveLength(new Set(stored).size)
    expect(new Set(stored)).toEqual(new Set(acknowledged))
    const { session } = await readSession(server.first.api, 'killed-1')
    expect(session.stepsTaken).toBe(stored.filter((id) => /\.(?:1|6|11|16|26)$/.test(id)).length)
    expect(await readAudit(server.first.api)).toMatchObject({ isClean: true, events: stored.length })
  })
})

/** Events that were accepted so far, of those that the ledger can tell while the engine is away. */
let counted = 0
async function countEvents(): Promise<number> {
  const answer = await server.first.api('GET', '/api/v1/ledger')
  if (answer.status === 200) counted = (answer.body.totals as { accepted: number }).accepted
  return counted
}

async function readStored(): Promise<string[]> {
  const { status, text } = await server.first.api('GET', '/api/v1/export/events')
  expect(status, text.slice(0, 500)).toBe(200)
  return text
    .trimEnd()
    .split('\n')
    .map((line) => String(JSON.parse(line).eventId))
}
