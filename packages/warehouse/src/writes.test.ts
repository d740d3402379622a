import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exampleEvent } from '../test/example-rows.ts'
import { command } from './command.ts'
import { hideSessions, insertEvents } from './writer.ts'

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

it('a statement of which nobody says whose rows it changes, and one that fails, count for all they may have changed', async () => {
  const { warehouse } = store
  const before = warehouse.writes.stampOf(['a'])
  await warehouse.client.command({ query: "DELETE FROM events WHERE site_id = 'b'" })
  const after = warehouse.writes.stampOf(['a'])
  expect(after).not.toBe(before)
  await expect(command(warehouse, ['a'], { query: 'DELETE FROM nothing WHERE 1' })).rejects.toThrow()
  expect(warehouse.writes.stampOf(['a'])).not.toBe(after)
})
