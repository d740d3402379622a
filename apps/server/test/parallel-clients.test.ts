import { batchReceipt } from '@sojourn/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from './create-api.ts'
import { createRandom, shuffle } from './random.ts'
import { listSessions, readSession } from './read-answers.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const random = createRandom(64)
const below = (limit: number): number => Math.floor(random() * limit)
const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item

const clients = 64
const eventsEach = 200
const startedAt = Date.UTC(2026, 3, 1, 9)
const types = ['page_view', 'click', 'product_view', 'add_to_cart', 'purchase', 'message_sent']
const sessionIds = Array.from({ length: 50 }, (_, index) => `shared-${index}`)

const eventOf = (client: number, index: number) => ({
  eventId: `client-${client}.${index}`,
  sessionId: pick(sessionIds),
  type: pick(types),
  timestamp: startedAt + below(1_200_000),
  sequence: below(3),
  path: `/page-${below(4)}`,
})
type SentEvent = ReturnType<typeof eventOf>

const own = Array.from({ length: clients }, (_, client) =>
  Array.from({ length: eventsEach }, (_, index) => eventOf(client, index)),
)
const events = own.flat()
const third = Math.floor(eventsEach / 3)

/** Sends events one by one and in batches, as they come. */
async function send(sent: readonly SentEvent[]): Promise<{ accepted: number; duplicates: number }> {
  const sum = { accepted: 0, duplicates: 0 }
  for (let start = 0; start < sent.length; ) {
    const part = sent.slice(start, start + pick([1, 1, 7, 40]))
    start += part.length
    const receipt = part.length === 1 ? await sendOne(part[0] as SentEvent) : await sendBatch(part)
    sum.accepted += receipt.accepted
    sum.duplicates += receipt.duplicates
  }
  return sum
}

async function sendOne(event: SentEvent) {
  const answer = await server.first.api('POST', '/api/v1/events', event)
  const { eventId, sessionId } = event
  expect(answer.body).toEqual({ eventId, sessionId, duplicate: answer.status === 200 })
  return answer.status === 201 ? { accepted: 1, duplicates: 0 } : { accepted: 0, duplicates: 1 }
}

async function sendBatch(part: readonly SentEvent[]) {
  const answer: Answer = await server.first.api('POST', '/api/v1/events/batch', { events: part })
  expect(answer.status, answer.text).toBe(200)
  const receipt = batchReceipt.parse(answer.body)
  expect(receipt.rejected).toEqual([])
  return receipt
}

/** All clients at the same time; the sum of what they were answered. */
async function sendTogether(loads: readonly (readonly SentEvent[])[]) {
  const sums = await Promise.all(loads.map((load) => send(load)))
  return {
    accepted: sums.reduce((sum, { accepted }) => sum + accepted, 0),
    duplicates: sums.reduce((sum, { duplicates }) => sum + duplicates, 0),
  }
}

const inOrder = (one: SentEvent, other: SentEvent): number =>
  one.timestamp - other.timestamp || one.sequence - other.sequence || (one.eventId < other.eventId ? -1 : 1)

/** What a plain recount of the events of a session gives. */
function recount(sessionId: string) {
  const mine = events.filter((event) => event.sessionId === sessionId).sort(inOrder)
  const eventCounts: Record<string, number> = {}
  for (const { type } of mine) eventCounts[type] = (eventCounts[type] ?? 0) + 1
  const views = mine.filter(({ type }) => type === 'page_view').map(({ path }) => path)
  return { mine, eventCounts, views }
}

async function expectExact(): Promise<void> {
  for (const sessionId of sessionIds) {
    const { mine, eventCounts, views } = recount(sessionId)
    const { session, events: read, analytics } = await readSession(server.first.api, sessionId)
    expect(read.map(({ eventId }) => eventId)).toEqual(mine.map(({ eventId }) => eventId))
    expect(read.map(({ step }) => step)).toEqual(mine.map((_, index) => index + 1))
    expect(session).toMatchObject({
      stepsTaken: mine.length,
      eventCounts,
      pageCount: views.length,
      journeyPath: views,
      duration: ((mine.at(-1)?.timestamp ?? 0) - (mine[0]?.timestamp ?? 0)) / 1000,
      userMessageCount: eventCounts.message_sent ?? 0,
    })
    expect(analytics.eventBreakdown).toEqual(eventCounts)
  }
}

describe('64 clients that send to 50 shared sessions at the same time, a third of it twice', () => {
  it('find every event accepted once, and every count exact', { timeout: 60_000 }, async () => {
    const loads = own.map((mine, client) =>
      shuffle([...mine, ...(own[(client + 1) % clients] as SentEvent[]).slice(0, third)], random),
    )
    expect(await sendTogether(loads)).toEqual({
      accepted: clients * eventsEach,
      duplicates: clients * third,
    })
    await expectExact()
    const { sessions } = await listSessions(server.first.api, '?limit=100')
    const steps = Object.fromEntries(sessions.map(({ sessionId, stepsTaken }) => [sessionId, stepsTaken]))
    expect(steps).toEqual(Object.fromEntries(sessionIds.map((id) => [id, recount(id).mine.length])))
  })

  it('find all of it a repeat when they send it again, also after a restart', {
    timeout: 60_000,
  }, async () => {
    const again = shuffle(events, random)
    const half = Math.floor(again.length / 2)
    const loadsOf = (part: readonly SentEvent[]) =>
      Array.from({ length: clients }, (_, client) => part.filter((_, index) => index % clients === client))
    expect(await sendTogether(loadsOf(again.slice(0, half)))).toEqual({ accepted: 0, duplicates: half })
    await server.restart()
    expect(await sendTogether(loadsOf(again.slice(half)))).toEqual({
      accepted: 0,
      duplicates: again.length - half,
    })
    await expectExact()
  })
})
