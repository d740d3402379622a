import { presentSession } from '@sojourn/sessions'
import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import type { StoredSession } from '@sojourn/warehouse'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  drawnAt,
  drawnPages,
  drawnSessions,
  drawnTypes,
  drawnUsers,
  drawnVisitors,
  writeDrawn,
} from '../../test/drawn-store.ts'
import type { SessionFilters } from '../session-filters.ts'
import { type SessionPlace, sessionList } from './session-list.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** Some time after everything, or the last millisecond of a session's activity, or one beside it. */
type Clock = { readonly after: number } | { readonly session: number; readonly shift: number }
const clocks: fc.Arbitrary<Clock> = fc.oneof(
  fc.record({ after: fc.constantFrom(0, 25 * minuteMs, 50 * minuteMs, dayMs, 20 * dayMs) }),
  fc.record({ session: fc.nat(), shift: fc.constantFrom(-1, 0, 1) }),
)

function readClock(clock: Clock, standing: readonly StoredSession[]): number {
  if ('after' in clock) return drawnAt + clock.after
  const heardAt = standing[clock.session % standing.length]?.lastSeenAt ?? drawnAt
  return heardAt + 30 * minuteMs + clock.shift
}

const borders = fc.constantFrom(0, 1, -2 * dayMs, -3 * dayMs, -15 * dayMs, 20 * minuteMs, -60 * dayMs)
const border = borders.map((offset) => drawnAt + offset)

const filter: fc.Arbitrary<SessionFilters> = fc.oneof(
  fc.constant({}),
  fc.record({ from: border }),
  fc.record({ to: border }),
  fc.record({ from: border, to: border }),
  fc.record({ outcome: fc.constantFrom('abandoned', 'browsing', ...drawnTypes) }),
  fc.record({ outcome: fc.constantFrom('abandoned', 'browsing') }),
  fc.record({ status: fc.constantFrom('active', 'completed', 'expired') }),
  fc.record({ status: fc.constantFrom('active', 'expired') }),
  fc.record({ userId: fc.constantFrom(...drawnUsers) }),
  fc.record({ visitorId: fc.constantFrom(...drawnVisitors) }),
  fc.record({ device: fc.constantFrom('desktop', 'mobile') }),
  fc.record({ country: fc.constantFrom('DE', 'US') }),
  fc.record({ channel: fc.constantFrom('direct', 'search') }),
  fc.record({ page: fc.constantFrom(...drawnPages) }),
  fc.record({ entryPage: fc.constantFrom(...drawnPages) }),
  fc.record({ eventType: fc.constantFrom(...drawnTypes) }),
  fc.record({ converted: fc.boolean() }),
  fc.record({ bounced: fc.boolean() }),
) as fc.Arbitrary<SessionFilters>

const filters = fc.oneof(
  filter,
  fc.tuple(filter, filter).map(([one, other]): SessionFilters => ({ ...one, ...other })),
)

/** What the list must hold, said over the answers that the API gives. */
function fits(stored: StoredSession, wanted: SessionFilters, now: number): boolean {
  const { session, lastSeenAt, userId } = stored
  const answer = presentSession(session, { now, lastSeenAt, userId })
  return (
    (wanted.from === undefined || session.startedAt >= wanted.from) &&
    (wanted.to === undefined || session.startedAt < wanted.to) &&
    (wanted.outcome ?? answer.outcome) === answer.outcome &&
    (wanted.status ?? answer.status) === answer.status &&
    (wanted.userId ?? answer.userId) === answer.userId &&
    (wanted.visitorId ?? answer.visitorId) === answer.visitorId &&
    (wanted.device ?? answer.device.type) === answer.device.type &&
    (wanted.country ?? answer.country) === answer.country &&
    (wanted.channel ?? answer.channel) === answer.channel &&
    (wanted.entryPage ?? answer.entryPage) === answer.entryPage &&
    (wanted.eventType === undefined || wanted.eventType in answer.eventCounts) &&
    (wanted.page === undefined || answer.journeyPath.includes(wanted.page)) &&
    (wanted.converted ?? answer.converted) === answer.converted &&
    (wanted.bounced ?? answer.bounced) === answer.bounced
  )
}

const newestFirst = ({ session: one }: StoredSession, { session: other }: StoredSession): number =>
  other.startedAt - one.startedAt ||
  Buffer.compare(Buffer.from(other.siteId), Buffer.from(one.siteId)) ||
  Buffer.compare(Buffer.from(other.sessionId), Buffer.from(one.sessionId))

async function allPages(
  siteIds: string[],
  wanted: SessionFilters,
  limit: number,
  now: number,
): Promise<StoredSession[]> {
  const all: StoredSession[] = []
  let before: SessionPlace | undefined
  for (;;) {
    const { sessions, hasMore } = await sessionList(store.warehouse, siteIds, wanted, { limit, before }, now)
    all.push(...sessions)
    if (!hasMore) return all
    expect(sessions).toHaveLength(limit)
    before = sessions.at(-1)?.session
  }
}

describe('the list of sessions', () => {
  it('is what a plain filter over the folds gives, page by page, at any time', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        drawnSessions,
        fc.array(fc.record({ wanted: filters, limit: fc.integer({ min: 2, max: 9 }), clock: clocks }), {
          minLength: 6,
          maxLength: 6,
        }),
        fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
        async (drawn, questions, sites) => {
          run += 1
          const standing = await writeDrawn(store.warehouse, `list${run}`, drawn)
          const siteIds = sites.map((site) => `list${run}-${site}`)
          for (const { wanted, limit, clock } of questions) {
            const now = readClock(clock, standing)
            const expected = standing
              .filter(({ session }) => siteIds.includes(session.siteId))
              .filter((stored) => fits(stored, wanted, now))
              .sort(newestFirst)
            expect(await allPages(siteIds, wanted, limit, now)).toEqual(expected)
          }
        },
      ),
      { numRuns: 8 },
    )
  }, 120_000)

  it('holds nothing where no site is asked for', async () => {
    const answer = await sessionList(store.warehouse, [], {}, { limit: 5 }, drawnAt)
    expect(answer).toEqual({ sessions: [], hasMore: false })
  })

  it('takes borders that no clock shows', async () => {
    const [site] = (
      await writeDrawn(store.warehouse, 'far', fc.sample(drawnSessions, { numRuns: 1, seed: 3 })[0] ?? [])
    ).map(({ session }) => session.siteId)
    const wide = { from: -8.64e15, to: 8.64e15 }
    const ask = (wanted: SessionFilters) =>
      sessionList(store.warehouse, [site ?? ''], wanted, { limit: 100 }, drawnAt)
    expect((await ask(wide)).sessions.length).toBeGreaterThan(0)
    expect(await ask(wide)).toEqual(await ask({}))
  })
})
