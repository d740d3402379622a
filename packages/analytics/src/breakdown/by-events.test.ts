import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import { insertEvents, insertSessions } from '@sojourn/warehouse'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exampleEvent } from '../../test/example-event.ts'
import { exampleSession } from '../../test/example-session.ts'
import { breakdown } from './breakdown.ts'
import type { BreakdownSort } from './breakdown-question.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

const frame = { siteIds: ['site1'], from: 0, to: 10_000_000, timezone: 'UTC', filters: [], now: 10_000_000 }
const sessionsAll = 30
/** So many sessions have the value of this number: each of the next has one less, down to one. */
const sessionsOf = (value: number): number => Math.max(1, sessionsAll - value)
const valuesAll = 1100

it('a break-down by a property ranks and counts more values than can be looked at one by one', async () => {
  const sessions = Array.from({ length: sessionsAll }, (_, index) => ({
    sessionId: `s${index}`,
    sessionAt: index * 1000,
  }))
  const events = sessions.flatMap((session, index) =>
    Array.from({ length: valuesAll }, (_, value) => ({ ...session, value }))
      .filter(({ value }) => index < sessionsOf(value))
      // The last value has most events, all in one session.
      .flatMap((one) => Array(one.value === valuesAll - 1 ? 100 : 1).fill(one) as (typeof one)[])
      .map(({ value, ...key }, place) =>
        exampleEvent({
          ...key,
          eventId: `e${place}`,
          timestamp: place,
          properties: JSON.stringify({ value }),
        }),
      ),
  )
  await insertEvents(store.warehouse, events, 'events')
  const rows = sessions.map((key) => ({
    stored: exampleSession({ ...key, startedAt: key.sessionAt }),
    version: 1,
  }))
  await insertSessions(store.warehouse, rows, 'sessions')
  const ask = (limit: number, sort: BreakdownSort) => {
    const asked = { by: 'property:value', metrics: ['sessions', 'events'], sort, limit, currency: 'EUR' }
    return breakdown(store.warehouse, frame, asked, {})
  }

  const few = await ask(25, 'sessions')
  expect(few.rows.map(({ value, figures }) => [value, figures.sessions])).toEqual(
    Array.from({ length: 25 }, (_, value) => [String(value), sessionsOf(value)]),
  )
  expect(few.other).toMatchObject({ sessions: 5, events: 5 + 4 + 3 + 2 + 1 + (valuesAll - 31) + 100 })

  const many = await ask(100, 'events')
  expect(many.rows[0]).toEqual({ value: String(valuesAll - 1), figures: { sessions: 1, events: 100 } })
  const known = many.rows.slice(1, 30).map(({ figures }) => figures.sessions)
  expect(known).toEqual(Array.from({ length: 29 }, (_, value) => sessionsOf(value)))
  expect(many.other.sessions).toBe(1)
  expect(many.total.sessions).toBe(sessionsAll)

  const all = await ask(100, 'sessions')
  expect(all.rows.map(({ figures }) => figures.sessions)).toEqual(
    Array.from({ length: 100 }, (_, value) => sessionsOf(value)),
  )
})
