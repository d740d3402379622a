import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRandom, shuffle } from './random.ts'
import { listSessions, readSession } from './read-answers.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const minuteMs = 60_000
const startedAt = Date.UTC(2026, 4, 4, 8)

const view = (visitorId: string, minute: number) => ({
  eventId: `${visitorId}-${minute}`,
  type: 'page_view',
  visitorId,
  timestamp: startedAt + minute * minuteMs,
})

async function send(visitorId: string, minute: number): Promise<string> {
  const answer = await server.first.api('POST', '/api/v1/events', view(visitorId, minute))
  expect(answer.status, answer.text).toBe(201)
  return String(answer.body.sessionId)
}

/** The minutes of each visit, oldest visit first. */
async function readVisits(visitorId: string): Promise<number[][]> {
  const { sessions } = await listSessions(server.first.api, `?visitorId=${visitorId}&limit=100`)
  const visits: number[][] = []
  for (const { sessionId } of sessions.reverse()) {
    const { events } = await readSession(server.first.api, sessionId)
    visits.push(events.map(({ timestamp }) => (Date.parse(timestamp) - startedAt) / minuteMs))
  }
  return visits
}

describe('events without a session id', () => {
  it('are put into visits by 30 minutes of inactivity, whatever the order in which they come', async () => {
    const minutes = [0, 10, 40, 71, 90, 200, 230, 261]
    for (const seed of [1, 2, 3, 4, 5]) {
      const visitorId = `shuffled-${seed}`
      for (const minute of shuffle(minutes, createRandom(seed))) await send(visitorId, minute)
      expect(await readVisits(visitorId)).toEqual([[0, 10, 40], [71, 90], [200, 230], [261]])
    }
  })

  it('make the same visits sent at the same time and in one batch', async () => {
    const minutes = shuffle([0, 5, 30, 60, 91, 95, 130, 160, 190], createRandom(9))
    const visits = [
      [0, 5, 30, 60],
      [91, 95],
      [130, 160, 190],
    ]
    await Promise.all(minutes.map((minute) => send('together', minute)))
    expect(await readVisits('together')).toEqual(visits)
    const events = minutes.map((minute) => view('batched', minute))
    await server.first.api('POST', '/api/v1/events/batch', { events })
    expect(await readVisits('batched')).toEqual(visits)
  })

  it('merge two visits where a late one bridges them, and the id of the later one leads to the whole', async () => {
    const early = await send('bridged', 0)
    const late = await send('bridged', 50)
    const patched = await server.first.api('PATCH', `/api/v1/sessions/${late}`, {
      metadata: { coupon: 'MAY' },
    })
    expect(patched.status).toBe(200)
    expect(late).not.toBe(early)
    expect(await send('bridged', 25)).toBe(early)

    expect(await readVisits('bridged')).toEqual([[0, 25, 50]])
    for (const sessionId of [early, late]) {
      const { session } = await readSession(server.first.api, sessionId)
      expect(session).toMatchObject({ sessionId: early, stepsTaken: 3, metadata: { coupon: 'MAY' } })
    }
    const again = await server.first.api('POST', '/api/v1/events', view('bridged', 50))
    expect(again.body).toEqual({ eventId: 'bridged-50', sessionId: early, duplicate: true })
    const toOldId = { ...view('bridged', 51), sessionId: late }
    expect((await server.first.api('POST', '/api/v1/events', toOldId)).body.sessionId).toBe(early)
    await server.restart()
    expect((await readSession(server.first.api, late)).session).toMatchObject({
      sessionId: early,
      stepsTaken: 4,
    })
  })

  it('make visits of at most 24 hours', async () => {
    const minutes = Array.from({ length: 80 }, (_, index) => index * 20)
    const events = shuffle(minutes, createRandom(24)).map((minute) => view('awake', minute))
    for (let start = 0; start < events.length; start += 16) {
      const part = events.slice(start, start + 16)
      await server.first.api('POST', '/api/v1/events/batch', { events: part })
    }
    const day = 24 * 60
    expect(await readVisits('awake')).toEqual([
      minutes.filter((minute) => minute <= day),
      minutes.filter((minute) => minute > day),
    ])
    const { sessions } = await listSessions(server.first.api, '?visitorId=awake')
    expect(sessions.map(({ endReason }) => endReason)).toEqual(['timeout', 'max_length'])
  })

  it('are the visits of the user where no visitor is named, and of the visitor where both are', async () => {
    const post = (fields: object) =>
      server.first.api('POST', '/api/v1/events', { type: 'click', timestamp: startedAt, ...fields })
    const ofUser = await post({ userId: 'lou' })
    const later = { timestamp: startedAt + 20 * minuteMs }
    expect((await post({ userId: 'lou', ...later })).body.sessionId).toBe(ofUser.body.sessionId)
    const ofPhone = await post({ userId: 'lou', visitorId: 'phone-of-lou', ...later })
    expect(ofPhone.body.sessionId).not.toBe(ofUser.body.sessionId)
    expect((await post({ visitorId: 'phone-of-lou' })).body.sessionId).toBe(ofPhone.body.sessionId)
  })

  it('of one visitor id on two sites are two visitors', async () => {
    await send('everywhere', 0)
    const answer = await server.second.api('POST', '/api/v1/events', view('everywhere', 10))
    expect(answer.status).toBe(201)
    expect(await readVisits('everywhere')).toEqual([[0]])
    expect((await listSessions(server.api, '?visitorId=everywhere')).sessions).toHaveLength(2)
  })
})
