import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planVisits, type VisitPlan } from './plan-visits.ts'
import { sessionize } from './sessionize.ts'
import type { Visit } from './visit-chain.ts'

const minute = 60_000
const hour = 60 * minute

const at = (timestamp: number, newSessionId = `new${timestamp}`) => ({ timestamp, newSessionId })

function plan(visits: Visit[], ...incoming: ReturnType<typeof at>[]): VisitPlan {
  const planned = planVisits(visits, incoming)
  if ('needTimesOf' in planned) throw new Error(`needs ${planned.needTimesOf}`)
  return planned
}

describe('an incoming event', () => {
  const standing = { sessionId: 'a', from: 10 * hour, to: 11 * hour }

  it('opens a visit where it is alone', () => {
    expect(plan([standing], at(0))).toEqual({
      assignments: ['new0'],
      visits: [{ sessionId: 'new0', from: 0, to: 0, times: [0] }, standing],
      opened: ['new0'],
      moves: [],
    })
  })

  it.each([
    ['inside', 10.5 * hour, 10 * hour, 11 * hour],
    ['30 minutes behind', 11.5 * hour, 10 * hour, 11.5 * hour],
    ['30 minutes before', 9.5 * hour, 9.5 * hour, 11 * hour],
  ])('joins the visit that it lies %s', (_, timestamp, from, to) => {
    expect(plan([standing], at(timestamp))).toEqual({
      assignments: ['a'],
      visits: [{ sessionId: 'a', from, to }],
      opened: [],
      moves: [],
    })
  })

  it('does not join one that is a millisecond too far', () => {
    expect(plan([standing], at(11.5 * hour + 1)).opened).toHaveLength(1)
    expect(plan([standing], at(9.5 * hour - 1)).opened).toHaveLength(1)
  })

  it('bridges two visits: the earlier one survives and takes the events of the other', () => {
    const other = { sessionId: 'b', from: 12 * hour, to: 13 * hour }
    expect(plan([other, standing], at(11.5 * hour))).toEqual({
      assignments: ['a'],
      visits: [{ sessionId: 'a', from: 10 * hour, to: 13 * hour }],
      opened: [],
      moves: [{ fromSessionId: 'b', toSessionId: 'a', from: 12 * hour, to: 13 * hour }],
    })
  })

  it('opens a visit at more than 24 hours from the beginning of the one it follows', () => {
    const long = { sessionId: 'a', from: 0, to: 24 * hour - 1 }
    expect(plan([long], at(24 * hour)).opened).toEqual([])
    expect(plan([long], at(24 * hour + 1)).opened).toEqual([`new${24 * hour + 1}`])
  })

  it('asks for the times of a visit that it makes longer than 24 hours, then cuts it', () => {
    const times = Array.from({ length: 49 }, (_, half) => half * 30 * minute)
    const long = { sessionId: 'a', from: 0, to: 24 * hour }
    const early = at(-10 * minute)
    expect(planVisits([long], [early])).toEqual({ needTimesOf: ['a'] })
    expect(plan([{ ...long, times }], early)).toMatchObject({
      assignments: ['a'],
      visits: [
        { sessionId: 'a', from: -10 * minute, to: 23.5 * hour },
        { sessionId: early.newSessionId, from: 24 * hour, to: 24 * hour },
      ],
      opened: [early.newSessionId],
      moves: [{ fromSessionId: 'a', toSessionId: early.newSessionId, from: 24 * hour, to: 24 * hour }],
    })
  })
})

it('puts a batch in any order into the same visits', () => {
  const events = [at(0, 'x'), at(0, 'w'), at(20 * minute), at(hour), at(2 * hour)]
  const there = plan([], ...events)
  const back = plan([], ...events.toReversed())
  expect(there.opened).toEqual(['w', `new${hour}`, `new${2 * hour}`])
  expect(back.visits).toEqual(there.visits)
  expect(back.assignments).toEqual(there.assignments.toReversed())
})

it('leaves a store parted as sessionize parts all of its events, whatever order and batches they come in', () => {
  fc.assert(
    fc.property(eventTimes, fc.infiniteStream(fc.nat(40)), fc.boolean(), (times, sizes, keepsTimes) => {
      const store = new Store(keepsTimes)
      for (let next = 0; next < times.length; ) {
        const size = 1 + (sizes.next().value ?? 0)
        store.take(times.slice(next, next + size))
        next += size
      }
    }),
    { numRuns: 150 },
  )
})

/** What happens in a quarter of an hour: mostly one event, now and then none, two, or one a millisecond off. */
const quarter = fc.constantFrom(...Array<number[]>(22).fill([0]), [], [], [0, 0], [-1], [1])

/** Times over up to 55 hours, shuffled: gaps of about 30 minutes, and chains longer than 24 hours. */
const eventTimes = fc
  .array(quarter, { minLength: 1, maxLength: 220, size: 'max' })
  .map((quarters) =>
    quarters.flatMap((offsets, index) => offsets.map((offset) => index * 15 * minute + offset)),
  )
  .chain((times) => fc.shuffledSubarray(times, { minLength: times.length }))

/** Events with their sessions, as a database keeps them, changed by plans only. */
class Store {
  private readonly keepsTimes: boolean
  private readonly events: { time: number; sessionId: string }[] = []
  private visits: Visit[] = []

  constructor(keepsTimes: boolean) {
    this.keepsTimes = keepsTimes
  }

  take(times: readonly number[]): void {
    const incoming = times.map((time, index) => at(time, `new${this.events.length + index}`))
    const planned = this.plan(incoming)
    const before = new Set(this.visits.map((visit) => visit.sessionId))
    const previous = this.events.map((event) => ({ ...event }))
    for (const move of planned.moves) {
      const moved = previous.flatMap((event, index) =>
        event.sessionId === move.fromSessionId && event.time >= move.from && event.time <= move.to
          ? [index]
          : [],
      )
      expect(moved).not.toEqual([])
      for (const index of moved)
        this.events[index] = { ...event(previous, index), sessionId: move.toSessionId }
    }
    incoming.forEach(({ timestamp }, index) => {
      this.events.push({ time: timestamp, sessionId: planned.assignments[index] ?? '' })
    })
    this.visits = planned.visits.map((visit) => (this.keepsTimes ? visit : { ...visit, times: undefined }))
    this.expectParted()
    this.expectVisits(planned.visits)
    expectNamed(planned, before)
    this.expectKept(previous, before)
  }

  /** Gives times where they are asked for, and only there. */
  private plan(incoming: ReturnType<typeof at>[]): VisitPlan {
    const loaded = new Set<string>()
    for (;;) {
      const visits = this.visits.map(({ sessionId, from, to, times }) => {
        const known = times ?? (loaded.has(sessionId) ? this.timesOf(sessionId) : undefined)
        return known ? { sessionId, from, to, times: known } : { sessionId, from, to }
      })
      const planned = planVisits(visits, incoming)
      if (!('needTimesOf' in planned)) return planned
      for (const sessionId of planned.needTimesOf) {
        expect(loaded.has(sessionId)).toBe(false)
        loaded.add(sessionId)
      }
    }
  }

  private timesOf(sessionId: string): number[] {
    const own = this.events.filter((event) => event.sessionId === sessionId)
    return own.map((event) => event.time).sort((one, other) => one - other)
  }

  private expectParted(): void {
    const sorted = this.events.toSorted((one, other) => one.time - other.time)
    const expected = sessionize(sorted.map((event) => event.time))
    const names = [...new Set(sorted.map((event) => event.sessionId))]
    expect(sorted.map((event) => names.indexOf(event.sessionId))).toEqual(expected)
  }

  private expectVisits(visits: readonly Visit[]): void {
    expect(visits.map((visit) => visit.sessionId).sort()).toEqual(
      [...new Set(this.events.map((event) => event.sessionId))].sort(),
    )
    for (const { sessionId, from, to, times } of visits) {
      const stored = this.timesOf(sessionId)
      expect([from, to]).toEqual([stored[0], stored.at(-1)])
      if (times) expect(times).toEqual(stored)
    }
  }

  /** An id that stood goes only where all of its events joined an earlier visit. */
  private expectKept(previous: { sessionId: string }[], before: ReadonlySet<string>): void {
    const standing = new Set(this.events.map((event) => event.sessionId))
    for (const gone of [...before].filter((sessionId) => !standing.has(sessionId))) {
      const heirs = new Set(
        previous.flatMap(({ sessionId }, index) =>
          sessionId === gone ? [event(this.events, index).sessionId] : [],
        ),
      )
      expect(heirs.size).toBe(1)
      expect(before.has([...heirs][0] ?? '')).toBe(true)
    }
  }
}

function event<Event>(events: readonly Event[], index: number): Event {
  const found = events[index]
  if (found === undefined) throw new Error(`no event ${index}`)
  return found
}

function expectNamed(planned: VisitPlan, before: ReadonlySet<string>): void {
  const opened = new Set(planned.opened)
  expect(opened.size).toBe(planned.opened.length)
  for (const { sessionId } of planned.visits) expect(before.has(sessionId)).toBe(!opened.has(sessionId))
}
