import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import { defineQuery, insertEvents } from '@sojourn/warehouse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleEvent } from '../../test/example-event.ts'
import { damagedParts } from './damaged-parts.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

const folderOfEvents = defineQuery<Record<string, never>, string>({
  name: 'folder-of-events',
  sql: "SELECT data_paths[1] FROM system.tables WHERE database = currentDatabase() AND name = 'events'",
  read: ([folder]) => folder as string,
})

describe('damaged parts', () => {
  it('are none in a sound store, nor are those that somebody detached', async () => {
    await insertEvents(store.warehouse, [exampleEvent({})], 'one')
    await store.warehouse.client.command({ query: "ALTER TABLE events DETACH PARTITION '1969-12-29'" })
    expect(await damagedParts(store.warehouse, {})).toEqual([])
  })

  it('are named with their table, reason and folder', async () => {
    // A server's disk is not ours to write to.
    if (process.env.TEST_CLICKHOUSE_URL) return
    const [folder] = await folderOfEvents(store.warehouse, {})
    const name = 'broken-on-start_20260105_1_1_0'
    await mkdir(path.join(folder ?? '', 'detached', name), { recursive: true })
    expect(await damagedParts(store.warehouse, {})).toEqual([
      {
        table: 'events',
        name,
        reason: 'broken-on-start',
        bytes: 0,
        path: expect.stringContaining(path.join('detached', name)),
      },
    ])
  })
})
