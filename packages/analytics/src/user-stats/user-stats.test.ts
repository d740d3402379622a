import { presentSession } from '@sojourn/sessions'
import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import { insertSessions } from '@sojourn/warehouse'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawnAt, drawnSessions, drawnUsers, writeDrawn } from '../../test/drawn-store.ts'
import { exampleSession } from '../../test/example-session.ts'
import { userStats } from './user-stats.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

const always = { from: 0, to: drawnAt + 365 * 24 * 3_600_000, now: drawnAt }

describe('the statistics of a user', () => {
  it('add up durations, sections and active sessions', async () => {
    const moves = (...sections: string[]) => sections.map((section) => ({ section, at: drawnAt }))
    const stored = [
      {
        sessionId: 's1',
        durationMs: 12_345,
        startedAt: 1_000,
        sectionHistory: moves('shop', 'help', 'shop'),
      },
      { sessionId: 's2', durationMs: null, startedAt: drawnAt, sectionHistory: moves('help') },
      { sessionId: 's3', durationMs: 0, startedAt: 2_000, endedAt: 3_000, endReason: 'logout' as const },
    ].map((given) => exampleSession({ ...given, userId: 'u1' }))
    await insertSessions(
      store.warehouse,
      stored.map((one) => ({ stored: one, version: 1 })),
      'by hand',
    )
    expect(await userStats(store.warehouse, ['site1'], 'u1', always)).toEqual({
      totalSessions: 3,
      totalTime: 12.345,
      averageDuration: 6.1725,
      sections: { help: 2, shop: 2 },
      mostVisitedSection: 'help',
      lastSessionStart: drawnAt,
      activeSessions: 1,
    })
  })

  it('of somebody never seen are empty', async () => {
    expect(await userStats(store.warehouse, ['site1'], 'nobody', always)).toEqual({
      totalSessions: 0,
      totalTime: 0,
      averageDuration: null,
      sections: {},
      mostVisitedSection: null,
      lastSessionStart: null,
      activeSessions: 0,
    })
  })

  it('are what a plain recount over the folds gives', async () => {
    let run = 0
    const dayMs = 24 * 60 * 60_000
    const border = fc.constantFrom(0, -2 * dayMs, -60 * dayMs, dayMs).map((offset) => drawnAt + offset)
    await fc.assert(
      fc.asyncProperty(
        drawnSessions,
        fc.constantFrom(...drawnUsers),
        border,
        border,
        async (drawn, userId, from, to) => {
          run += 1
          const standing = await writeDrawn(store.warehouse, `stats${run}`, drawn)
          const mine = standing.filter(
            (stored) =>
              stored.userId === userId && stored.session.startedAt >= from && stored.session.startedAt < to,
          )
          const now = drawnAt + 60_000
          const answers = mine.map(({ session, lastSeenAt }) => presentSession(session, { now, lastSeenAt }))
          const durations = answers.flatMap(({ duration }) => duration ?? [])
          const sites = ['a', 'b', 'c'].map((site) => `stats${run}-${site}`)
          const stats = await userStats(store.warehouse, sites, userId, { from, to, now })
          const entries = mine.flatMap(({ session }) => session.sectionHistory.map(({ section }) => section))
          expect(stats.totalSessions).toBe(mine.length)
          expect(stats.totalTime).toBeCloseTo(
            durations.reduce((sum, duration) => sum + duration, 0),
            6,
          )
          expect(stats.averageDuration === null).toBe(durations.length === 0)
          expect(Object.values(stats.sections).reduce((sum, count) => sum + count, 0)).toBe(entries.length)
          for (const section of entries)
            expect(Object.getOwnPropertyDescriptor(stats.sections, section)?.value).toBe(
              entries.filter((entry) => entry === section).length,
            )
          expect(stats.lastSessionStart).toBe(
            mine.length === 0 ? null : Math.max(...mine.map(({ session }) => session.startedAt)),
          )
          expect(stats.activeSessions).toBe(answers.filter(({ status }) => status === 'active').length)
        },
      ),
      { numRuns: 15 },
    )
  })
})
