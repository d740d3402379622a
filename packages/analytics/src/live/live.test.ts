import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawnFrame } from '../../test/drawn-frame.ts'
import { drawnHistory, writeHistory } from '../../test/drawn-history.ts'
import { chosenSessions } from '../../test/recount/chosen-sessions.ts'
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
          ),
          { minLength: 8, maxLength: 8 },
        ),
        async (drawn, questions) => {
          run += 1
          const history = await writeHistory(store.warehouse, `live${run}`, drawn)
          for (const [{ isOneSite, filters, segment }, index, later, limit] of questions) {
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
            const { events: last, ...answer } = await live(store.warehouse, asked, limit)
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
})
