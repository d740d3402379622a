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

it('whole numbers are the same values as their texts, and no others', async () => {
  const texts = [
    '5',
    '"5"',
    '"05"',
    '5.5',
    '-7',
    '9223372036854775807',
    '"9223372036854775807"',
    '1e30',
    'true',
  ]
  const events = texts.map((text, index) =>
    exampleEvent({
      siteId: 'site2',
      sessionId: `s${index}`,
      sessionAt: 1000,
      eventId: 'e',
      properties: `{"value":${text}}`,
    }),
  )
  await insertEvents(store.warehouse, events, 'mixed events')
  const rows = events.map(({ siteId, sessionId, sessionAt }) => ({
    stored: exampleSession({ siteId, sessionId, sessionAt, startedAt: sessionAt }),
    version: 1,
  }))
  await insertSessions(store.warehouse, rows, 'mixed sessions')
  const asked = { by: 'property:value', metrics: ['sessions'], sort: 'sessions', currency: 'EUR' } as const
  const of = { ...frame, siteIds: ['site2'] }
  const all = await breakdown(store.warehouse, of, { ...asked, limit: 100 }, {})
  expect(all.rows.map(({ value, figures }) => [value, figures.sessions])).toEqual([
    ['5', 2],
    ['9223372036854775807', 2],
    ...['-7', '05', '1e30', '5.5', 'true'].map((value) => [value, 1]),
  ])
  const first = await breakdown(store.warehouse, of, { ...asked, limit: 1 }, {})
  expect(first.rows).toEqual([{ value: '5', figures: { sessions: 2 } }])
  expect(first.other.sessions).toBe(7)
  const values = ['5', '9223372036854775807', 'a', null]
  const some = await breakdown(store.warehouse, of, { ...asked, limit: 1, values }, {})
  expect(some.rows.map(({ value, figures }) => [value, figures.sessions])).toEqual([
    ['5', 2],
    ['9223372036854775807', 2],
  ])
})
