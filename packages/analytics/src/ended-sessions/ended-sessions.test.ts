import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import { insertSessions } from '@sojourn/warehouse'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exampleSession } from '../../test/example-session.ts'
import { endedSessions } from './ended-sessions.ts'

const minute = 60_000
const now = Date.UTC(2026, 2, 3, 12)
/** When each was last heard of, when its last event came, and when somebody ended it; minutes before now. */
const sessions = {
  silent: { seen: 40, heard: 40 },
  active: { seen: 10, heard: 10 },
  logout: { seen: 20, heard: 15, ended: 20 },
  // Its events waited on a phone.
  late: { seen: 300, heard: 5 },
  lateToo: { seen: 300, heard: 5 },
  imported: { seen: 3 * 24 * 60, heard: 5 },
  importedEnd: { seen: 3 * 24 * 60, heard: 5, ended: 3 * 24 * 60 },
}

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
  const rows = Object.entries(sessions).map(([sessionId, { seen, heard, ...rest }]) => {
    const at = now - seen * minute
    const endedAt = 'ended' in rest ? now - rest.ended * minute : null
    const times = { sessionAt: at, startedAt: at, lastEventAt: at, endedAt, updatedAt: now - heard * minute }
    return { stored: exampleSession({ sessionId, ...times }), version: 1 }
  })
  await insertSessions(store.warehouse, rows, 'ended')
})
afterAll(() => store?.close())

const ended = async (page: { from: number; after: string; limit: number }) =>
  (await endedSessions(store.warehouse, 'site1', { ...page, to: now })).map(({ sessionId }) => sessionId)

it('finds whose silence was long enough, whom somebody ended, and what came late, once each', async () => {
  const from = now - 12 * minute
  expect(await ended({ from, after: '', limit: 10 })).toEqual(['silent', 'late', 'lateToo'])
  expect(await ended({ from: now - 20 * minute, after: '', limit: 1 })).toEqual(['logout'])
  // One of a page goes on where the page before ended, also within a millisecond.
  expect(await ended({ from, after: '', limit: 2 })).toEqual(['silent', 'late'])
  expect(await ended({ from: now - 5 * minute, after: 'late', limit: 2 })).toEqual(['lateToo'])
})

it('finds after a pause what ended meanwhile', async () => {
  const all = await ended({ from: now - 7 * 24 * 60 * minute, after: '', limit: 10 })
  expect(all).toEqual(['logout', 'silent', 'late', 'lateToo'])
})
