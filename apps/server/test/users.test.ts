import { userSchema } from '@sojourn/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { listSessions } from './read-answers.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const minuteMs = 60_000
const now = Date.now()
const at = (minutesAgo: number) => new Date(now - minutesAgo * minuteMs).toISOString()

const page = z.strictObject({
  users: z.array(z.strictObject(userSchema.shape)),
  nextCursor: z.string().nullable(),
})

async function send(...events: object[]): Promise<void> {
  const answer = await server.first.api('POST', '/api/v1/events/batch', { events })
  expect(answer.body).toMatchObject({ accepted: events.length })
}

async function usersOf(query = '') {
  const answer = await server.first.api('GET', `/api/v1/users${query}`)
  expect(answer.status, answer.text).toBe(200)
  return page.parse(answer.body)
}

const idsOf = async (query = '') => (await usersOf(query)).users.map(({ userId }) => userId)

describe('users', () => {
  it('have their earlier anonymous sessions everywhere at once when they are identified', async () => {
    const laptop = { visitorId: 'laptop', sessionId: 'ann-1' }
    await send(
      { type: 'page_view', path: '/', eventId: 'a1', timestamp: at(50), ...laptop },
      { type: 'purchase', revenue: 12.5, currency: 'EUR', eventId: 'a2', timestamp: at(49), ...laptop },
    )
    expect(await idsOf()).toEqual([])
    expect((await server.first.api('GET', '/api/v1/users/ann')).status).toBe(404)
    await send({
      ...{ type: 'identify', eventId: 'a3', visitorId: 'laptop', sessionId: 'ann-2', userId: 'ann' },
      ...{ timestamp: at(10), properties: { traits: { name: 'Ann Lee', plan: 'pro' } } },
    })
    const expected = {
      userId: 'ann',
      externalId: 'ann',
      firstSeenAt: at(50),
      lastSeenAt: at(10),
      sessions: 2,
      events: 3,
      revenue: { EUR: 12.5 },
      traits: { name: 'Ann Lee', plan: 'pro' },
      visitorIds: ['laptop'],
    }
    expect((await usersOf()).users).toMatchObject([expected])
    expect((await server.first.api('GET', '/api/v1/users/ann')).body.user).toMatchObject(expected)
    const { sessions } = await listSessions(server.first.api, '', '/api/v1/users/ann/sessions')
    expect(sessions.map(({ sessionId }) => sessionId)).toEqual(['ann-2', 'ann-1'])
  })

  it('keep the last word on each trait, also where an earlier one comes late', async () => {
    const identify = { type: 'identify', visitorId: 'laptop', userId: 'ann', sessionId: 'ann-2' }
    await send(
      { ...identify, eventId: 'a4', timestamp: at(5), properties: { traits: { plan: 'free', seats: 3 } } },
      { ...identify, eventId: 'a5', timestamp: at(20), properties: { plan: 'trial', city: 'Ulm' } },
    )
    const [ann] = (await usersOf()).users
    expect(ann?.traits).toEqual({ name: 'Ann Lee', plan: 'free', seats: 3, city: 'Ulm' })
  })

  it('are searched, sorted and paged', async () => {
    for (const [index, userId] of ['bob', 'cleo', 'dora'].entries()) {
      const one = { sessionId: `${userId}-1`, visitorId: userId, userId }
      await send(
        { ...one, type: 'page_view', eventId: `${userId}1`, timestamp: at(30 - index) },
        {
          ...one,
          type: 'purchase',
          revenue: index,
          currency: 'USD',
          eventId: `${userId}2`,
          timestamp: at(29 - index),
        },
      )
    }
    expect(await idsOf('?search=ANN')).toEqual(['ann'])
    expect(await idsOf('?search=ulm')).toEqual(['ann'])
    expect(await idsOf('?search=nobody')).toEqual([])
    expect(await idsOf('?sort=revenue&limit=2')).toEqual(['dora', 'cleo'])
    expect(await idsOf('?sort=firstSeen&order=asc')).toEqual(['ann', 'bob', 'cleo', 'dora'])
    const first = await usersOf('?limit=3')
    expect(first.users.map(({ userId }) => userId)).toEqual(['ann', 'dora', 'cleo'])
    expect(await idsOf(`?limit=3&cursor=${first.nextCursor}`)).toEqual(['bob'])
    const other = await server.first.api(
      'GET',
      `/api/v1/users?limit=3&sort=events&cursor=${first.nextCursor}`,
    )
    expect(other).toMatchObject({ status: 400, body: { code: 'invalid_cursor' } })
    const misspelt = await server.first.api('GET', '/api/v1/users?sort=age')
    expect(misspelt.body.detail).toContain('must be one of lastSeen, firstSeen')
  })

  it('have a whole life over sessions, page by page, both ways', async () => {
    const ask = async (query: string) => {
      const answer = await server.first.api('GET', `/api/v1/users/ann/events${query}`)
      const { events, nextCursor } = answer.body as {
        events: { eventId: string; step: number }[]
        nextCursor: string
      }
      return { ids: events.map(({ eventId, step }) => `${eventId}.${step}`), nextCursor }
    }
    expect((await ask('?order=asc')).ids).toEqual(['a1.1', 'a2.2', 'a5.1', 'a3.2', 'a4.3'])
    const newest = await ask('?limit=2')
    expect(newest.ids).toEqual(['a4.3', 'a3.2'])
    expect((await ask(`?limit=3&cursor=${newest.nextCursor}`)).ids).toEqual(['a5.1', 'a2.2', 'a1.1'])
  })

  it('take all of theirs with them, and nothing of others on the same device', async () => {
    await send(
      {
        type: 'page_view',
        eventId: 'k1',
        sessionId: 'kiosk',
        visitorId: 'kiosk',
        userId: 'eve',
        timestamp: at(4),
      },
      { type: 'page_view', eventId: 'k2', sessionId: 'kiosk', visitorId: 'kiosk', timestamp: at(3) },
      {
        type: 'page_view',
        eventId: 'k3',
        sessionId: 'kiosk',
        visitorId: 'kiosk',
        userId: 'fay',
        timestamp: at(2),
      },
    )
    const linesOf = async (userId: string) => {
      const answer = await server.first.api('GET', `/api/v1/users/${userId}/export`)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toContain('application/x-ndjson')
      return answer.text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, Record<string, unknown>> & { kind: string })
    }
    const fay = await linesOf('fay')
    expect(fay.map(({ kind }) => kind)).toEqual(['user', 'identity', 'session', 'event', 'event'])
    expect(fay.flatMap(({ event }) => (event ? [event.eventId] : []))).toEqual(['k2', 'k3'])
    const ann = await linesOf('ann')
    expect(ann.flatMap(({ event }) => (event ? [event.eventId] : [])).sort()).toEqual([
      'a1',
      'a2',
      'a3',
      'a4',
      'a5',
    ])
    expect((await server.second.api('GET', '/api/v1/users/ann/export')).status).toBe(404)
  })
})
