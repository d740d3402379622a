import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import { insertSessions } from '@sojourn/warehouse'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawnAt, drawnSessions, writeDrawn } from '../../test/drawn-store.ts'
import { exampleSession } from '../../test/example-session.ts'
import { activeSessions } from './active-sessions.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

const dayMs = 24 * 60 * 60_000
const now = drawnAt

describe('the active sessions', () => {
  it('were heard from within 90 seconds, however long ago they began, and not ended', async () => {
    const rows = [
      {
        sessionId: 'event',
        startedAt: now - 40 * dayMs,
        sessionAt: now - 40 * dayMs,
        lastEventAt: now - 89_999,
      },
      { sessionId: 'too long ago', startedAt: now - 90_000 },
      { sessionId: 'ended', startedAt: now - 1, endedAt: now, endReason: 'end' as const },
    ].map((given) => exampleSession({ siteId: 'site1', ...given }))
    const heartbeat = exampleSession({ sessionId: 'heartbeat', startedAt: now - dayMs }, { lastSeenAt: now })
    const stored = [...rows, heartbeat]
    await insertSessions(
      store.warehouse,
      stored.map((one) => ({ stored: one, version: 1 })),
      'by hand',
    )
    const answer = await activeSessions(store.warehouse, ['site1'], now, 10)
    expect(answer).toEqual({ count: 2, sessions: [heartbeat, rows[0]] })
  })

  it('are all counted, the newest of them given, by the last version of each', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        drawnSessions,
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom(0, 60_000, 21 * 60_000, 3 * dayMs + 60_000),
        async (drawn, limit, clock) => {
          run += 1
          const standing = await writeDrawn(store.warehouse, `active${run}`, drawn)
          const at = drawnAt + clock
          const sites = ['a', 'b', 'c'].map((site) => `active${run}-${site}`)
          const expected = standing
            .filter(({ session, lastSeenAt }) => session.endedAt === null && lastSeenAt > at - 90_000)
            .sort(
              ({ session: one }, { session: other }) =>
                other.startedAt - one.startedAt ||
                (one.siteId < other.siteId ? 1 : one.siteId > other.siteId ? -1 : 0) ||
                (one.sessionId < other.sessionId ? 1 : -1),
            )
          const answer = await activeSessions(store.warehouse, sites, at, limit)
          expect(answer).toEqual({ count: expected.length, sessions: expected.slice(0, limit) })
        },
      ),
      { numRuns: 15 },
    )
  })
})
