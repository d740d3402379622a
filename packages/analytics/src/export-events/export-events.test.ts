import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import { insertEvents, type StoredEvent } from '@sojourn/warehouse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleEvent } from '../../test/example-event.ts'
import { exportEvents } from './export-events.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

const dayMs = 24 * 60 * 60 * 1000
const monday = Date.UTC(2026, 0, 5)

async function idsOf(events: AsyncIterable<StoredEvent>): Promise<string[]> {
  const ids: string[] = []
  for await (const event of events) ids.push(event.eventId)
  return ids
}

describe('an export of events', () => {
  const at = (eventId: string, siteId: string, days: number, timestampDays = days) =>
    exampleEvent({
      eventId,
      siteId,
      sessionId: `s-${eventId}`,
      sessionAt: monday + days * dayMs,
      timestamp: monday + timestampDays * dayMs,
    })

  it('holds every event of the sites in the range, week by week, then by site and session', async () => {
    const events = [
      at('next week', 'a', 7),
      at('second site', 'b', 0),
      at('sunday', 'a', 6),
      at('monday', 'a', 0),
      at('late in an old session', 'a', -30, 3),
      at('before', 'a', -1),
      at('after', 'a', 8),
      at('not ours', 'c', 1),
    ]
    await insertEvents(store.warehouse, events, 'week by week')
    const range = { from: monday, to: monday + 8 * dayMs }
    expect(await idsOf(exportEvents(store.warehouse, ['a', 'b'], range))).toEqual([
      'late in an old session',
      'monday',
      'sunday',
      'second site',
      'next week',
    ])
  })

  it('is as long as it is, and may be left half-way', async () => {
    const many = Array.from({ length: 120_000 }, (_, index) =>
      exampleEvent({ siteId: 'many', eventId: `e${index}`, timestamp: monday + index, sessionAt: monday }),
    )
    await insertEvents(store.warehouse, many, 'many')
    const ids = await idsOf(exportEvents(store.warehouse, ['many'], {}))
    expect(ids).toEqual(many.map(({ eventId }) => eventId))
    for await (const event of exportEvents(store.warehouse, ['many'], {})) {
      expect(event).toEqual(many[0])
      break
    }
    expect(await idsOf(exportEvents(store.warehouse, ['many'], { to: monday + 2 }))).toEqual(['e0', 'e1'])
  })
})
