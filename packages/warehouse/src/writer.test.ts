import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleEvent, sessionOf } from '../test/example-rows.ts'
import { readSessions } from '../test/read-sessions.ts'
import { eventsOfSessions } from './queries/events-of-sessions.ts'
import { hideSessions, insertEvents, insertSessions } from './writer.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

const stored = async (siteId: string) => {
  const { sessionId, sessionAt } = exampleEvent()
  const lists = { sites: [siteId], anchors: [sessionAt / 1000], ids: [sessionId] }
  return (await eventsOfSessions(store.warehouse, lists)).map(({ eventId }) => eventId)
}

describe('a block of rows', () => {
  it('adds nothing where its token was there before, also after others', async () => {
    const first = [exampleEvent({ siteId: 'a', eventId: 'e1' })]
    await insertEvents(store.warehouse, first, 'first')
    await insertEvents(store.warehouse, [exampleEvent({ siteId: 'a', eventId: 'e2' })], 'second')
    await insertEvents(store.warehouse, first, 'first')
    expect(await stored('a')).toEqual(['e1', 'e2'])
  })

  it('is stored under a new token even where the same rows are there', async () => {
    const rows = [exampleEvent({ siteId: 'b' })]
    await insertEvents(store.warehouse, rows, 'one token')
    await insertEvents(store.warehouse, rows, 'another token')
    expect(await stored('b')).toEqual(['e1', 'e1'])
  })

  it('may touch any number of weeks, and none', async () => {
    const weekMs = 7 * 24 * 60 * 60 * 1000
    const rows = Array.from({ length: 150 }, (_, week) => {
      const at = Date.UTC(2020, 0, 1) + week * weekMs
      return exampleEvent({ siteId: 'c', sessionAt: at, timestamp: at })
    })
    await insertEvents(store.warehouse, rows, 'weeks')
    await insertEvents(store.warehouse, rows, 'weeks')
    await insertEvents(store.warehouse, [], 'nothing')
    const lists = { sites: ['c'], anchors: rows.map(({ sessionAt }) => sessionAt / 1000), ids: ['s1'] }
    expect(await eventsOfSessions(store.warehouse, lists)).toEqual(rows)
  })
})

describe('a session', () => {
  it('counts by its highest version, whatever came last, and not at all where that hides it', async () => {
    const one = sessionOf([exampleEvent({ siteId: 'd' })])
    const two = sessionOf([exampleEvent({ siteId: 'd' }), exampleEvent({ siteId: 'd', eventId: 'e2' })])
    await insertSessions(store.warehouse, [{ stored: two, version: 2 }], 'd2')
    await insertSessions(store.warehouse, [{ stored: one, version: 1 }], 'd1')
    expect(await readSessions(store.warehouse, 'd')).toEqual([two])
    await hideSessions(store.warehouse, [{ ...two.session, version: 3 }], 'd3')
    expect(await readSessions(store.warehouse, 'd')).toEqual([])
    await insertSessions(store.warehouse, [{ stored: one, version: 4 }], 'd4')
    expect(await readSessions(store.warehouse, 'd')).toEqual([one])
  })
})
