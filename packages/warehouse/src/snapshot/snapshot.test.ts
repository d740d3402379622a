import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exampleEvent } from '../../test/example-rows.ts'
import { deleteMoved } from '../queries/delete-moved.ts'
import { insertEvents } from '../writer.ts'
import { dumpRows } from './dump-rows.ts'
import { insertDumped } from './insert-dumped.ts'
import { openSnapshot } from './snapshot.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

const at = Date.UTC(2026, 0, 1)
const event = (eventId: string, offset: number, given = {}) =>
  exampleEvent({ eventId, timestamp: at + offset, ...given })

async function rowsOf(table: string): Promise<unknown> {
  const query = `SELECT * FROM ${table} ORDER BY event_id`
  return (await store.warehouse.client.query({ query, format: 'JSONEachRow' })).json()
}

it('a snapshot has what stood when it was taken, without rows deleted before it, and goes back to what it was', async () => {
  const { warehouse } = store
  const text = 'a tab\t, a \\ and\na new line'
  await insertEvents(warehouse, [event('kept', 0, { title: text }), event('deleted', 5)], 'first')
  const snapshot = await openSnapshot(warehouse)
  // After the tables were made ready: the patch part stands when it is taken.
  await deleteMoved(warehouse, {
    siteId: 'site1',
    moveId: 'm1',
    fromSessionId: 's1',
    fromSessionAt: at,
    toSessionId: 's0',
    toSessionAt: at,
    firstAt: at + 5,
    lastAt: at + 5,
    whole: false,
  })
  const stood = await rowsOf('events')
  await snapshot.take()
  await insertEvents(warehouse, [event('later', 9)], 'second')

  const events = (await snapshot.tables()).find(({ name }) => name === 'events')
  const [part] = events?.parts ?? []
  if (!events || !part) throw new Error('the snapshot has no events')
  expect(events).toMatchObject({ rows: 1, parts: [{ rows: 2 }] })
  expect(events.columns).toContain('properties')
  expect(events.columns).not.toContain('props')
  const { columns } = events
  const rows = await dumpRows(warehouse, {
    table: 'events',
    columns,
    parts: [part.name],
    from: 0,
    to: part.rows,
  })
  await snapshot.drop()

  const { client } = warehouse
  await client.command({ query: `CREATE TABLE again ${events.definition}` })
  const into = { table: 'again', columns, rows }
  await insertDumped(warehouse, into)
  expect(await rowsOf('again')).toEqual(stood)
  await insertDumped(warehouse, into)
  expect(await rowsOf('again')).toHaveLength(2)
  await client.command({ query: 'DROP TABLE again' })
})

it('what a snapshot left behind is removed by the next one', async () => {
  const { warehouse } = store
  await (await openSnapshot(warehouse)).take()
  const next = await openSnapshot(warehouse)
  await next.take()
  const tables = await next.tables()
  await next.drop()
  expect(tables.map(({ name }) => name)).toContain('sessions')
  const left = await warehouse.client.query({ query: `SHOW TABLES LIKE 'snapshot%'`, format: 'JSONEachRow' })
  expect(await left.json()).toEqual([])
})
