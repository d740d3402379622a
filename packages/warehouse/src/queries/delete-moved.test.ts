import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exampleEvent } from '../../test/example-rows.ts'
import { insertEvents } from '../writer.ts'
import { deleteMoved } from './delete-moved.ts'
import { eventsOfSessions } from './events-of-sessions.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

it('the events of a move are gone from the visit they left, both ends included, and no others', async () => {
  const at = Date.UTC(2026, 0, 1)
  const event = (eventId: string, offset: number, given = {}) =>
    exampleEvent({ eventId, timestamp: at + offset, ...given })
  const events = [event('before', -1), event('first', 0), event('last', 60_000), event('after', 60_001)]
  const others = [event('site', 0, { siteId: 'site2' }), event('session', 0, { sessionId: 's2' })]
  await insertEvents(store.warehouse, [...events, ...others], 'events')
  const move = {
    siteId: 'site1',
    moveId: 'm1',
    fromSessionId: 's1',
    fromSessionAt: at,
    toSessionId: 's0',
    toSessionAt: at,
    firstAt: at,
    lastAt: at + 60_000,
    whole: false,
  }
  const left = async () => {
    const lists = { sites: ['site1', 'site2'], anchors: [at / 1000], ids: ['s1', 's2'] }
    return (await eventsOfSessions(store.warehouse, lists)).map(({ eventId }) => eventId)
  }
  await deleteMoved(store.warehouse, move)
  expect(await left()).toEqual(['before', 'after', 'session', 'site'])
  await deleteMoved(store.warehouse, move)
  expect(await left()).toEqual(['before', 'after', 'session', 'site'])
})
