import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exampleEvent, sessionOf } from '../../test/example-rows.ts'
import { readPackedSessions, readSessions } from '../../test/read-sessions.ts'
import { hideSessions, insertSessions } from '../writer.ts'
import { giveSessionsToUser } from './give-sessions-to-user.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

const dayMs = 24 * 60 * 60 * 1000

it('anonymous sessions of a visitor become its user’s, those with a user of their own and of others do not', async () => {
  const session = (
    sessionId: string,
    visitorId: string,
    given: { userId?: string; siteId?: string } = {},
    days = 0,
  ) => {
    const at = Date.UTC(2026, 0, 1) + days * dayMs
    return sessionOf([exampleEvent({ sessionId, visitorId, ...given, sessionAt: at, timestamp: at })])
  }
  const mine = [session('s1', "v'1"), session('s2', "v'1", {}, -60), session('s3', 'v2')]
  const hidden = session('s4', "v'1")
  const others = [
    session('s5', "v'1", { userId: 'own' }),
    session('s6', 'v3'),
    session('s7', ''),
    session('s1', "v'1", { siteId: 'site2' }),
  ]
  const rows = [...mine, hidden, ...others].map((stored) => ({ stored, version: 1 }))
  await insertSessions(store.warehouse, rows, 'rows')
  await hideSessions(store.warehouse, [{ ...hidden.session, version: 2 }], 'hidden')

  const gift = { site: 'site1', visitors: ["v'1", 'v2'], users: ['ü\\1', 'u2'], version: 3 }
  const { writes } = store.warehouse
  const stamps = () =>
    [0, -30, -60].map((days) => {
      const from = Date.UTC(2026, 0, 1) + days * dayMs
      return writes.stampOf(['site1'], { from, to: from + dayMs })
    })
  const before = stamps()
  await giveSessionsToUser(store.warehouse, gift)
  const after = stamps()
  // It is noted on which days, and the second time, that there was nothing left.
  expect(after.map((stamp, index) => stamp === before[index])).toEqual([false, true, false])
  await giveSessionsToUser(store.warehouse, gift)
  expect(stamps()).toEqual(after)

  const users = (await readSessions(store.warehouse, 'site1')).map(
    ({ session: { sessionId, userId: own }, userId }) => [sessionId, userId, own],
  )
  expect(users).toEqual([
    ['s1', 'ü\\1', ''],
    ['s2', 'ü\\1', ''],
    ['s3', 'u2', ''],
    ['s5', 'own', 'own'],
    ['s6', '', ''],
    ['s7', '', ''],
  ])
  expect(await readSessions(store.warehouse, 'site2')).toEqual([others[3]])
  const [given] = await readSessions(store.warehouse, 'site1')
  expect(given).toEqual({ ...mine[0], userId: 'ü\\1' })
  expect(await readPackedSessions(store.warehouse, 'site1')).toEqual(
    await readSessions(store.warehouse, 'site1'),
  )
})
