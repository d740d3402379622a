import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exampleEvent, sessionOf } from '../../test/example-rows.ts'
import { readPackedSessions } from '../../test/read-sessions.ts'
import { insertSessions } from '../writer.ts'
import { migrate } from './migrate.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

it('sessions that were written before it are read whole from one column too', async () => {
  const { client } = store.warehouse
  await client.command({ query: 'ALTER TABLE sessions DROP COLUMN packed' })
  const stored = sessionOf([
    exampleEvent({ sessionId: 's1' }),
    exampleEvent({ sessionId: 's1', eventId: 'e2' }),
  ])
  await insertSessions(store.warehouse, [{ stored, version: 1 }], 'before')
  await client.command({ query: 'TRUNCATE TABLE migrations' })
  await migrate(client)
  expect(await readPackedSessions(store.warehouse, stored.session.siteId)).toEqual([stored])
  await client.command({ query: 'OPTIMIZE TABLE sessions FINAL' })
  expect(await readPackedSessions(store.warehouse, stored.session.siteId)).toEqual([stored])
})
