import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exampleEvent, sessionOf } from '../../test/example-rows.ts'
import { hideSessions, insertChanges, insertEvents, insertSessions } from '../writer.ts'
import { unsettledSessions } from './unsettled-sessions.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

const since = Date.UTC(2026, 0, 1)

it('sessions are unsettled whose row is not what their events say', async () => {
  const event = (sessionId: string, eventId: string, receivedAt = since) =>
    exampleEvent({ sessionId, eventId, receivedAt })
  const events = [
    event('settled', 'e1'),
    event('settled', 'e2'),
    event('no row', 'e1'),
    event('too few', 'e1'),
    event('too few', 'e2'),
    event('others', 'e1'),
    event('hidden', 'e1'),
    event('before', 'e1', since - 1),
  ]
  await insertEvents(store.warehouse, events, 'events')
  const rows = [
    sessionOf([event('settled', 'e1'), event('settled', 'e2')]),
    sessionOf([event('too few', 'e1')]),
    sessionOf([event('others', 'e9')]),
    sessionOf([event('hidden', 'e1')]),
  ]
  await insertSessions(
    store.warehouse,
    rows.map((stored) => ({ stored, version: 1 })),
    'rows',
  )
  await hideSessions(store.warehouse, [{ ...event('hidden', 'e1'), version: 2 }], 'hidden')
  const change = {
    siteId: 'site1',
    sessionId: 'changed',
    sessionAt: since,
    changeId: 'c1',
    receivedAt: since,
  }
  await insertChanges(store.warehouse, [{ ...change, body: { kind: 'patched', userId: 'u1' } }], 'changes')

  const found = await unsettledSessions(store.warehouse, { since })
  expect(found.map(({ sessionId }) => sessionId).sort()).toEqual([
    'changed',
    'hidden',
    'no row',
    'others',
    'too few',
  ])
  expect(found).toContainEqual({ siteId: 'site1', sessionId: 'no row', sessionAt: since })
})
