import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exampleEvent } from '../../test/example-rows.ts'
import { defineQuery } from '../define-query.ts'
import { openWarehouse } from '../open-warehouse.ts'
import { WarehouseError } from '../warehouse-error.ts'
import { insertEvents } from '../writer.ts'
import { migrate } from './migrate.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

const applied = defineQuery<Record<string, never>, string>({
  name: 'test-applied',
  sql: 'SELECT id FROM migrations ORDER BY id',
  read: ([id]) => id as string,
})

it('a store that is up to date is left as it is', async () => {
  const before = await applied(store.warehouse, {})
  await insertEvents(store.warehouse, [exampleEvent()], 'one')
  await migrate(store.warehouse.client)
  expect(await applied(store.warehouse, {})).toEqual(before)
})

it('statements that a crash left without their note are safe to repeat', async () => {
  const before = await applied(store.warehouse, {})
  await store.warehouse.client.command({ query: 'TRUNCATE TABLE migrations' })
  await migrate(store.warehouse.client)
  expect(await applied(store.warehouse, {})).toEqual(before)
})

it('a store that does not answer is named as such', async () => {
  const opening = openWarehouse({ url: 'http://127.0.0.1:1' })
  await expect(opening).rejects.toThrow(WarehouseError)
  await expect(opening).rejects.toMatchObject({ code: 'unreachable' })
})
