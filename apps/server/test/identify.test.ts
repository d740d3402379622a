import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listSessions, readSession } from './read-answers.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const hourMs = 3_600_000
const now = Date.now()

/** A session of two minutes, some hours ago. */
async function visit(sessionId: string, hoursAgo: number, fields: object): Promise<void> {
  const at = now - hoursAgo * hourMs
  const events = [
    { sessionId, eventId: `${sessionId}-1`, type: 'page_view', path: '/shop/mugs', timestamp: at, ...fields },
    {
      sessionId,
      eventId: `${sessionId}-2`,
      type: 'page_view',
      path: '/help',
      timestamp: at + 120_000,
      ...fields,
    },
  ]
  const answer = await server.first.api('POST', '/api/v1/events/batch', { events })
  expect(answer.body).toMatchObject({ accepted: 2 })
}

const sessionsOf = async (userId: string) => {
  const byFilter = await listSessions(server.first.api, `?userId=${userId}`)
  const byPath = await listSessions(server.first.api, '', `/api/v1/users/${userId}/sessions`)
  expect(byPath.sessions).toEqual(byFilter.sessions)
  expect((await listSessions(server.first.api, `?externalId=${userId}`)).sessions).toEqual(byFilter.sessions)
  return byFilter.sessions.map(({ sessionId }) => sessionId)
}

describe('a visitor that is identified', () => {
  it('brings its earlier anonymous sessions to the user, from several devices', async () => {
    await visit('laptop-1', 50, { visitorId: 'laptop' })
    await visit('phone-1', 30, { visitorId: 'phone' })
    await visit('stranger-1', 20, { visitorId: 'stranger' })
    expect(await sessionsOf('ann')).toEqual([])
    await visit('laptop-2', 10, { visitorId: 'laptop' })
    await server.first.api('POST', '/api/v1/events', {
      type: 'identify',
      sessionId: 'laptop-2',
      visitorId: 'laptop',
      userId: 'ann',
      timestamp: now - 10 * hourMs + 60_000,
    })
    expect(await sessionsOf('ann')).toEqual(['laptop-2', 'laptop-1'])
    await visit('phone-2', 5, { visitorId: 'phone', userId: 'ann' })
    await visit('laptop-3', 1, { visitorId: 'laptop' })
    const all = ['laptop-3', 'phone-2', 'laptop-2', 'phone-1', 'laptop-1']
    expect(await sessionsOf('ann')).toEqual(all)
    const { session } = await readSession(server.first.api, 'phone-1')
    expect(session).toMatchObject({ userId: 'ann', externalId: 'ann', visitorId: 'phone' })
    expect((await readSession(server.first.api, 'stranger-1')).session.userId).toBeNull()
    await server.restart()
    expect(await sessionsOf('ann')).toEqual(all)
    expect((await readSession(server.first.api, 'phone-1')).session.userId).toBe('ann')
  })

  it('counts in the figures of the user', async () => {
    const stats = await server.first.api('GET', '/api/v1/users/ann/stats?daysBack=30')
    expect(stats.body).toEqual({
      totalSessions: 5,
      totalTime: 600,
      averageDuration: 120,
      sections: { shop: 5, help: 5 },
      mostVisitedSection: expect.stringMatching(/^(shop|help)$/),
      lastSessionStart: new Date(now - hourMs).toISOString(),
      activeSessions: 0,
    })
    const recent = await server.first.api('GET', '/api/v1/users/ann/stats?daysBack=1')
    expect(recent.body).toMatchObject({ totalSessions: 3, totalTime: 360 })
    const nobody = await server.first.api('GET', '/api/v1/users/nobody/stats')
    expect(nobody.body).toEqual({
      totalSessions: 0,
      totalTime: 0,
      averageDuration: null,
      sections: {},
      mostVisitedSection: null,
      lastSessionStart: null,
      activeSessions: 0,
    })
  })

  it('does not bring the sessions that belong to another user, nor those of another site', async () => {
    await visit('shared-1', 9, { visitorId: 'kiosk', userId: 'bob' })
    await visit('shared-2', 8, { visitorId: 'kiosk' })
    await visit('shared-3', 7, { visitorId: 'kiosk', userId: 'cleo' })
    expect(await sessionsOf('cleo')).toEqual(['shared-3'])
    expect(await sessionsOf('bob')).toEqual(['shared-2', 'shared-1'])
    const elsewhere = { type: 'page_view', sessionId: 'kiosk-there', visitorId: 'kiosk' }
    await server.second.api('POST', '/api/v1/events', elsewhere)
    expect((await readSession(server.second.api, 'kiosk-there')).session.userId).toBeNull()
  })

  it('is named by a patch too, which outweighs the events', async () => {
    await visit('patched-1', 6, { visitorId: 'tablet' })
    await visit('patched-2', 4, { visitorId: 'tablet' })
    const patched = await server.first.api('PATCH', '/api/v1/sessions/patched-2', { externalId: 'dora' })
    expect(patched.body.session).toMatchObject({ userId: 'dora', externalId: 'dora' })
    expect(await sessionsOf('dora')).toEqual(['patched-2', 'patched-1'])
  })
})
