import { type SojournProcess, startSojourn } from '@sojourn/test-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Issuer, startIssuer } from '../../../test/start-issuer.ts'
import { createSessionActions, type SessionActionOptions } from './create-session-actions.ts'

let server: SojournProcess
let issuer: Issuer
let errors: Error[] = []
beforeAll(async () => {
  ;[server, issuer] = await Promise.all([startSojourn(), startIssuer()])
  await collect(
    ...visit('ann', 'ann-1', ['/', '/products/mug', '/cart']),
    ...visit('ann', 'ann-2', ['/account/orders']),
    ...visit('bob', 'bob-1', ['/', '/products/mug']),
    { type: 'purchase', sessionId: 'ann-1', visitorId: 'of-ann', userId: 'ann', revenue: 20 },
  )
})
afterAll(() => Promise.all([server.stop(), issuer.stop()]))

const visit = (userId: string, sessionId: string, paths: readonly string[]) =>
  paths.map((path) => ({ type: 'page_view', sessionId, visitorId: `of-${userId}`, userId, path }))

async function collect(...events: object[]): Promise<void> {
  const response = await fetch(`${server.url}/api/v1/events/batch`, {
    method: 'POST',
    headers: { 'x-write-key': server.writeKey, 'content-type': 'application/json' },
    body: JSON.stringify({ events }),
  })
  expect(response.status).toBe(200)
}

/** The actions as this user calls them; without a user as one that is not signed in. */
function open(userId: string | undefined, options: Partial<SessionActionOptions> = {}) {
  errors = []
  return createSessionActions({
    url: server.url,
    secretKey: server.secretKey,
    identity: issuer.provider,
    token: async () => (userId === undefined ? undefined : issuer.tokenOf(userId)),
    onError: (error) => errors.push(error),
    ...options,
  })
}

describe('a user that is signed in', () => {
  it('reads own sessions, page by page', async () => {
    const { getSessions } = open('ann')
    const first = await getSessions({ limit: 1 })
    expect(first).toMatchObject({ success: true, data: { sessions: [{ userId: 'ann' }] } })
    const second = await getSessions({ limit: 1, cursor: String(first.data?.nextCursor) })
    const ids = [first, second].flatMap(({ data }) => data?.sessions.map(({ sessionId }) => sessionId))
    expect(ids.toSorted()).toEqual(['ann-1', 'ann-2'])
    expect(second.data?.nextCursor).toBeNull()
  })

  it('reads own statistics', async () => {
    const answer = await open('ann').getSessionStats({ daysBack: 7 })
    expect(answer).toMatchObject({
      success: true,
      data: { totalSessions: 2, activeSessions: 2, sections: { account: 1, products: 1, cart: 1 } },
    })
    expect(await open('stranger').getSessionStats()).toMatchObject({ data: { totalSessions: 0 } })
  })

  it('reads how far own sessions came, and not those of others', async () => {
    const { getJourneyFunnels } = open('ann')
    const { data } = await getJourneyFunnels({ range: '7d' })
    const reached = data?.stages?.map(({ stage, sessions, visitors }) => [stage, sessions, visitors])
    expect(reached).toEqual([
      ['entry', 2, 1],
      ['browse', 2, 1],
      ['product', 1, 1],
      ['cart', 1, 1],
      ['checkout', 0, 0],
      ['confirmation', 1, 1],
    ])
    const steps = [{ page: '/products/*' }, { name: 'Bought', type: 'purchase' }]
    expect(
      (await getJourneyFunnels({ steps, filters: [], per: 'user' } as object)).data?.steps,
    ).toMatchObject([{ count: 1 }, { name: 'Bought', count: 1, conversionRate: 1 }])
    expect((await open('bob').getJourneyFunnels({ steps })).data?.steps).toMatchObject([
      { count: 1 },
      { name: 'Bought', count: 0 },
    ])
    expect(await getJourneyFunnels({ steps: 'all' as never })).toMatchObject({ success: false })
  })

  it('is who the token says, whatever the arguments say', async () => {
    const claims = { userId: 'bob', externalId: 'bob', siteId: 'other', filters: '[]' } as object
    const sessions = await open('ann').getSessions(claims)
    expect(new Set(sessions.data?.sessions.map(({ userId }) => userId))).toEqual(new Set(['ann']))
    expect(await open('ann').getSessionStats(claims)).toMatchObject({ data: { totalSessions: 2 } })
    for (const wrong of ['bob', ['userId=bob'], { limit: { userId: 'bob' } }, null])
      expect((await open('ann').getSessions(wrong as object)).data?.sessions).toHaveLength(2)
  })

  it('is told what is wrong with a question', async () => {
    const { getSessions, getSessionStats } = open('ann')
    expect(await getSessions({ limit: 1000 })).toEqual({
      success: false,
      error: expect.stringContaining('limit'),
    })
    expect(await getSessionStats({ daysBack: -1 })).toEqual({
      success: false,
      error: expect.stringContaining('daysBack'),
    })
  })
})

it('answers nobody without a valid token', async () => {
  const expired = async () => issuer.tokenOf('ann', { exp: 1 })
  for (const actions of [open(undefined), open('ann', { token: expired }), open('ann', { token: () => '' })])
    for (const ask of [actions.getSessions, actions.getSessionStats, actions.getJourneyFunnels])
      expect(await ask()).toEqual({ success: false, error: expect.stringMatching(/token/i) })
})

it("tells the site's engineer, and not the user, that the key is wrong or the server away", async () => {
  for (const wrong of [{ secretKey: 'sk_another-key' }, { url: 'http://127.0.0.1:9' }]) {
    const answer = await open('ann', wrong).getSessionStats()
    expect(answer).toEqual({ success: false, error: 'Sessions are not available at the moment.' })
    expect(errors).toHaveLength(1)
  }
})

it('refuses a url or key that cannot be one, at the start', () => {
  expect(() => open('ann', { url: 'sojourn.example' })).toThrow('url must be')
  expect(() => open('ann', { secretKey: 'pk_write-key' })).toThrow('secretKey must be')
})
