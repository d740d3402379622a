import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import { insertEvents } from '@sojourn/warehouse'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawnFrame } from '../../test/drawn-frame.ts'
import { drawnHistory, writeHistory } from '../../test/drawn-history.ts'
import { exampleEvent } from '../../test/example-event.ts'
import { chosenSessions } from '../../test/recount/chosen-sessions.ts'
import { remembering } from '../../test/remembering.ts'
import { activeNow } from '../dashboard/active-now.ts'
import { live } from './live.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

const minuteMs = 60_000

type Keys = readonly (string | number)[]

/** By all keys in turn, the greatest first. */
const descending =
  <One>(keysOf: (one: One) => Keys) =>
  (one: One, other: One): number => {
    const others = keysOf(other)
    for (const [index, key] of keysOf(one).entries()) {
      const theirs = others[index] as typeof key
      if (key !== theirs) return key < theirs ? 1 : -1
    }
    return 0
  }

function countsOf(values: readonly string[]) {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  counts.delete('')
  return [...counts]
    .map(([value, sessions]) => ({ value, sessions }))
    .sort((one, other) => other.sessions - one.sessions || (one.value < other.value ? -1 : 1))
}

describe('who is here', () => {
  it('is what a plain recount gives, with the newest sessions and the last events', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        drawnHistory.filter(({ length }) => length > 9),
        fc.array(
          fc.tuple(
            drawnFrame,
            fc.nat(),
            fc.constantFrom(0, 1, minuteMs, 89_999, 29 * minuteMs),
            fc.constantFrom(1, 3, 100),
            fc.constantFrom(undefined, { rowsMax: 1, spareEvents: 0 }),
          ),
          { minLength: 8, maxLength: 8 },
        ),
        async (drawn, questions) => {
          run += 1
          const remembered = remembering(store.warehouse)
          const history = await writeHistory(store.warehouse, `live${run}`, drawn)
          for (const [{ isOneSite, filters, segment }, index, later, limit, bounds] of questions) {
            const { timestamp = 0 } = history.events[index % history.events.length] ?? {}
            const now = timestamp + later
            const asked = { siteIds: history.siteIds.slice(0, isOneSite ? 1 : 2), filters, segment, now }
            const fitting = chosenSessions(history, { ...asked, from: 0, to: now * 2, timezone: 'UTC' })
            const here = fitting
              .map(({ stored }) => stored)
              .filter(({ session, lastSeenAt }) => session.endedAt === null && lastSeenAt > now - 90_000)
            const known = new Set(
              fitting.map(({ stored: { session } }) => `${session.siteId} ${session.sessionId}`),
            )
            const events = history.events
              .filter(({ timestamp: at }) => at > now - 30 * minuteMs && at <= now)
              .filter(({ siteId, sessionId }) => known.has(`${siteId} ${sessionId}`))
              .sort(
                descending((one) => [one.timestamp, one.sequence, one.eventId, one.sessionId, one.siteId]),
              )
            const { events: last, ...answer } = await live(
              store.warehouse,
              asked,
              limit,
              remembered(asked.siteIds),
              bounds,
            )
            const different = (ids: readonly string[]) => new Set(ids.filter((id) => id !== '')).size
            expect(answer).toEqual({
              count: here.length,
              visitors: different(here.map(({ session }) => session.visitorId)),
              users: different(here.map(({ userId }) => userId)),
              pages: countsOf(here.map(({ session }) => session.exitPage)),
              sections: countsOf(here.map(({ session }) => session.currentSection)),
              channels: countsOf(here.map(({ session }) => session.source.channel)),
              countries: countsOf(here.map(({ session }) => session.source.country)),
              devices: countsOf(here.map(({ session }) => session.source.deviceType)),
              sessions: here
                .sort(descending(({ session }) => [session.startedAt, session.siteId, session.sessionId]))
                .slice(0, limit),
            })
            expect(last.map(({ siteId, sessionId, eventId }) => [siteId, sessionId, eventId])).toEqual(
              events.slice(0, 50).map(({ siteId, sessionId, eventId }) => [siteId, sessionId, eventId]),
            )
          }
        },
      ),
      { numRuns: 6, endOnFailure: true },
    )
  })

  it('is told without asking again while nothing is written', async () => {
    const [drawn = []] = fc.sample(
      drawnHistory.filter(({ length }) => length > 9),
      { numRuns: 1, seed: 1 },
    )
    const { siteIds, events } = await writeHistory(store.warehouse, 'quiet', drawn)
    const options = remembering(store.warehouse)(siteIds)
    let asked = 0
    const remember: typeof options.remember = (key, ask, within) =>
      options.remember?.(
        key,
        () => {
          asked += 1
          return ask()
        },
        within,
      ) ?? ask()
    const minute = Math.floor((events[0]?.timestamp ?? 0) / minuteMs) * minuteMs
    const at = (now: number, remember: typeof options.remember) =>
      live(store.warehouse, { siteIds, filters: [], now }, 100, remember ? { remember } : {})
    for (const now of [minute + 30_000, minute + 45_000, minute + 59_999])
      expect(await at(now, remember)).toEqual(await at(now, undefined))
    expect(asked).toBe(2)
  })

  it('is the same whether the store counts or who asks', async () => {
    const [drawn = []] = fc.sample(
      drawnHistory.filter(({ length }) => length > 9),
      { numRuns: 1, seed: 2 },
    )
    const { siteIds, events } = await writeHistory(store.warehouse, 'counted', drawn)
    for (const { timestamp } of events.slice(0, 8))
      for (const later of [89_999, 90_000, 120_000]) {
        const asked = { siteIds, filters: [], now: timestamp + later }
        const counted = await live(store.warehouse, asked, 100, {}, { rowsMax: 0, spareEvents: 50 })
        expect(await live(store.warehouse, asked, 100)).toEqual(counted)
        const frame = { ...asked, from: 0, to: 1, timezone: 'UTC' }
        for (const rowsMax of [0, 200])
          expect(await activeNow(store.warehouse, frame, {}, rowsMax)).toBe(counted.count)
      }
  })

  it('knows the last events also where many more are still to come', async () => {
    const minute = Date.UTC(2026, 5, 1)
    const key = { siteId: 'ahead', sessionId: 's', sessionAt: minute }
    const events = Array.from({ length: 120 }, (_, place) =>
      exampleEvent({ ...key, eventId: `e${place}`, timestamp: minute + place * 500 }),
    )
    await insertEvents(store.warehouse, events, 'ahead')
    const at = async (now: number) =>
      (await live(store.warehouse, { siteIds: ['ahead'], filters: [], now }, 1)).events.map(
        ({ eventId }) => eventId,
      )
    const last = (place: number, count: number) =>
      Array.from({ length: count }, (_, index) => `e${place - index}`)
    expect(await at(minute + 20_000)).toEqual(last(40, 41))
    expect(await at(minute + 59_999)).toEqual(last(119, 50))
  })
})
