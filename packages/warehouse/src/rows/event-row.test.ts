import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anchor, instant, money, name, source, stage, text } from '../../test/arbitrary-values.ts'
import { eventsOfSessions } from '../queries/events-of-sessions.ts'
import { insertEvents } from '../writer.ts'
import type { StoredEvent } from './stored-event.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

/** What the JSON type can hold: integers of 64 bits, and no list in which null stands beside lists. */
const properties = fc.oneof(
  fc.constantFrom(
    '{}',
    '{ "a" : 1.0 }',
    '{"a":{"b":1},"a.b":2}',
    '{"at":"2026-01-01T00:00:00Z","big":12345678901234567890}',
  ),
  fc
    .dictionary(
      fc.stringMatching(/^[a-z]{1,4}$/),
      fc.oneof(text, fc.double({ min: -(2 ** 62), max: 2 ** 63, noNaN: true }), fc.constant(null)),
    )
    .map((object) => JSON.stringify(object)),
)

const event: fc.Arbitrary<StoredEvent> = fc.record({
  siteId: fc.constant('site1'),
  sessionId: name,
  sessionAt: anchor,
  eventId: name,
  type: name,
  timestamp: instant,
  sequence: fc.oneof(fc.constant(0), fc.maxSafeInteger()),
  receivedAt: instant,
  visitorId: text,
  userId: text,
  visitKey: text,
  url: text,
  path: text,
  page: text,
  section: text,
  stage: fc.oneof(fc.constant('' as const), stage),
  title: text,
  source,
  properties,
  revenue: fc.oneof(fc.constant(null), money),
  currency: fc.constantFrom('', 'EUR'),
  message: text,
})

describe('an event', () => {
  it('is read as it was written, to the last character and digit', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(event, async (drawn) => {
        run += 1
        const written = { ...drawn, siteId: `site${run}` }
        await insertEvents(store.warehouse, [written], `token${run}`)
        const lists = {
          sites: [written.siteId],
          anchors: [written.sessionAt / 1000],
          ids: [written.sessionId],
        }
        expect(await eventsOfSessions(store.warehouse, lists)).toEqual([written])
      }),
      { numRuns: 60 },
    )
  })
})
