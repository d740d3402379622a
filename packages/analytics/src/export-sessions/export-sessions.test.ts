import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import type { StoredSession } from '@sojourn/warehouse'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawnAt, drawnSessions, writeDrawn } from '../../test/drawn-store.ts'
import { exportSessions } from './export-sessions.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

const dayMs = 24 * 60 * 60 * 1000
const weekOf = (at: number): number => Math.floor((at - Date.UTC(2026, 0, 5)) / (7 * dayMs))

const byWeekSiteAndAnchor = ({ session: one }: StoredSession, { session: other }: StoredSession): number =>
  weekOf(one.sessionAt) - weekOf(other.sessionAt) ||
  (one.siteId < other.siteId ? -1 : one.siteId > other.siteId ? 1 : 0) ||
  one.sessionAt - other.sessionAt ||
  (one.sessionId < other.sessionId ? -1 : 1)

describe('an export of sessions', () => {
  it('holds the last version of each that began in the range, week by week, then by site and anchor', async () => {
    let run = 0
    const border = fc.constantFrom(-90, -15, -2, 0, 1).map((days) => drawnAt + days * dayMs)
    await fc.assert(
      fc.asyncProperty(drawnSessions, border, border, async (drawn, from, to) => {
        run += 1
        const standing = await writeDrawn(store.warehouse, `export${run}`, drawn)
        const sites = ['a', 'b'].map((site) => `export${run}-${site}`)
        const exported: StoredSession[] = []
        for await (const stored of exportSessions(store.warehouse, sites, { from, to })) exported.push(stored)
        const expected = standing.filter(
          ({ session }) =>
            sites.includes(session.siteId) && session.startedAt >= from && session.startedAt < to,
        )
        expect(exported).toEqual(expected.sort(byWeekSiteAndAnchor))
      }),
      { numRuns: 15 },
    )
  })
})
