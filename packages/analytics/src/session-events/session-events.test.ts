import { presentEvent, type ShownEvent } from '@sojourn/sessions'
import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import { insertEvents } from '@sojourn/warehouse'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleEvent } from '../../test/example-event.ts'
import { type EventPlace, sessionEvents } from './session-events.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

async function allPages(siteId: string, limit: number): Promise<ShownEvent[]> {
  const all: ShownEvent[] = []
  let after: EventPlace | undefined
  for (;;) {
    const key = { sessionId: 's1', sessionAt: 1_000 }
    const { events, hasMore } = await sessionEvents(store.warehouse, siteId, key, { after, limit })
    all.push(...events)
    if (!hasMore) return all
    after = events.at(-1)
  }
}

const inOrder = (one: ShownEvent, other: ShownEvent): number =>
  one.timestamp - other.timestamp ||
  one.sequence - other.sequence ||
  Buffer.compare(Buffer.from(one.eventId), Buffer.from(other.eventId))

const answersOf = (events: readonly ShownEvent[]) =>
  events.map((event, index) => presentEvent(event, index + 1))

describe('the events of a session', () => {
  it('come by time, sequence and id, page by page, in whatever order and parts they arrived', async () => {
    let run = 0
    const drawn = fc.uniqueArray(
      fc.record({
        eventId: fc.oneof(fc.constantFrom("o'e", 'e\\', 'e:2', 'é'), fc.string({ minLength: 1 })),
        timestamp: fc.constantFrom(0, 1_000, 1_001, 50_000),
        sequence: fc.constantFrom(0, -1, 1, Number.MAX_SAFE_INTEGER),
      }),
      { minLength: 1, maxLength: 14, selector: ({ eventId }) => eventId },
    )
    await fc.assert(
      fc.asyncProperty(drawn, fc.integer({ min: 1, max: 6 }), async (given, limit) => {
        run += 1
        const siteId = `site${run}`
        const events = given.map((event) => exampleEvent({ ...event, siteId, sessionAt: 1_000 }))
        const half = Math.ceil(events.length / 2)
        await insertEvents(store.warehouse, events.slice(0, half), `${run}-1`)
        await insertEvents(store.warehouse, events.slice(half), `${run}-2`)
        expect(answersOf(await allPages(siteId, limit))).toEqual(answersOf(events.sort(inOrder)))
      }),
      { numRuns: 15 },
    )
  })

  it('are of that session alone', async () => {
    const mine = exampleEvent({ siteId: 'alone', eventId: 'mine' })
    const others = [
      exampleEvent({ siteId: 'alone', sessionId: 's2' }),
      exampleEvent({ siteId: 'other' }),
      exampleEvent({ siteId: 'alone', sessionAt: 60_000, eventId: 'elsewhere' }),
    ]
    await insertEvents(store.warehouse, [...others, mine], 'alone')
    const answer = await sessionEvents(store.warehouse, 'alone', mine, { limit: 10 })
    expect(answersOf(answer.events)).toEqual(answersOf([mine]))
    expect(answer.hasMore).toBe(false)
  })
})
