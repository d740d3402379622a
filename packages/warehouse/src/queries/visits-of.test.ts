import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exampleEvent, sessionOf } from '../../test/example-rows.ts'
import { hideSessions, insertSessions } from '../writer.ts'
import { visitsOf } from './visits-of.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

it('the standing visits of visitors are found with their last bounds, those that were moved are not', async () => {
  const at = Date.UTC(2026, 0, 1)
  const visit = (
    sessionId: string,
    visitKey: string,
    timestamps: [number, ...number[]],
    siteId = 'site1',
  ) => {
    const [first, ...more] = timestamps.map((timestamp, index) =>
      exampleEvent({ siteId, sessionId, visitKey, timestamp, sessionAt: at, eventId: `e${index}` }),
    )
    return sessionOf([first ?? exampleEvent(), ...more])
  }
  const moved = visit('moved', "v:o'1", [at])
  const first = [visit('s1', "v:o'1", [at]), moved, visit('s2', 'u:2', [at]), visit('s3', 'v:3', [at])]
  await insertSessions(
    store.warehouse,
    first.map((stored) => ({ stored, version: 1 })),
    'first',
  )
  const longer = visit('s1', "v:o'1", [at - 5_000, at, at + 60_000])
  await insertSessions(store.warehouse, [{ stored: longer, version: 2 }], 'longer')
  await insertSessions(
    store.warehouse,
    [{ stored: visit('s4', "v:o'1", [at], 'site2'), version: 2 }],
    'elsewhere',
  )
  await hideSessions(store.warehouse, [{ ...moved.session, version: 3 }], 'moved')

  const visits = await visitsOf(store.warehouse, { sites: ['site1'], keys: ["v:o'1", 'u:2', 'v:never'] })
  expect(visits.sort((one, other) => (one.sessionId < other.sessionId ? -1 : 1))).toEqual([
    { siteId: 'site1', visitKey: "v:o'1", sessionId: 's1', sessionAt: at, from: at - 5_000, to: at + 60_000 },
    { siteId: 'site1', visitKey: 'u:2', sessionId: 's2', sessionAt: at, from: at, to: at },
  ])
})
