import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exampleEvent, sessionOf } from '../test/example-rows.ts'
import { command } from './command.ts'
import { hideSessions, insertEvents, insertSessions } from './writer.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

it('every write is noted for its sites, and for no others', async () => {
  const { warehouse } = store
  const stamps = () => [warehouse.writes.stampOf(['a']), warehouse.writes.stampOf(['b'])]
  const before = stamps()
  await insertEvents(warehouse, [exampleEvent({ siteId: 'a' })], 'one')
  const inserted = stamps()
  expect(inserted.map((stamp, index) => stamp === before[index])).toEqual([false, true])
  await hideSessions(warehouse, [{ siteId: 'b', sessionId: 's', sessionAt: 0, version: 1 }], 'two')
  const hidden = stamps()
  expect(hidden.map((stamp, index) => stamp === inserted[index])).toEqual([true, false])
  await command(warehouse, ['b'], { query: "DELETE FROM events WHERE site_id = 'b'" })
  const deleted = stamps()
  expect(deleted.map((stamp, index) => stamp === hidden[index])).toEqual([true, false])
})

it('of rows it is noted where their anchors and starts lie', async () => {
  const { warehouse } = store
  const dayMs = 86_400_000
  const stamps = () =>
    [0, 1, 2, 3].map((day) =>
      warehouse.writes.stampOf(['days'], { from: day * dayMs, to: (day + 1) * dayMs }),
    )
  const changedBy = async (write: () => Promise<void>) => {
    const before = stamps()
    await write()
    return stamps().flatMap((stamp, day) => (stamp === before[day] ? [] : [day]))
  }
  const event = exampleEvent({ siteId: 'days', sessionAt: dayMs })
  expect(await changedBy(() => insertEvents(warehouse, [event], 'three'))).toEqual([1])
  const session = sessionOf([{ ...event, timestamp: 3 * dayMs }])
  expect(await changedBy(() => insertSessions(warehouse, [{ stored: session, version: 1 }], 'four'))).toEqual(
    [1, 3],
  )
  const key = { siteId: 'days', sessionId: 's', sessionAt: 2 * dayMs, version: 2 }
  expect(await changedBy(() => hideSessions(warehouse, [key], 'five'))).toEqual([2])
  expect(await changedBy(() => command(warehouse, ['days'], { query: 'SELECT 1' }))).toEqual([0, 1, 2, 3])
})

it('a statement of which nobody says whose rows it changes, and one that fails, count for all they may have changed', async () => {
  const { warehouse } = store
  const before = warehouse.writes.stampOf(['a'])
  await warehouse.client.command({ query: "DELETE FROM events WHERE site_id = 'b'" })
  const after = warehouse.writes.stampOf(['a'])
  expect(after).not.toBe(before)
  await expect(command(warehouse, ['a'], { query: 'DELETE FROM nothing WHERE 1' })).rejects.toThrow()
  expect(warehouse.writes.stampOf(['a'])).not.toBe(after)
})
