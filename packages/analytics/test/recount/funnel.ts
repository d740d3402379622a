import type { FunnelQuestion, FunnelStep } from '@sojourn/contract'
import type { SessionEvent } from '@sojourn/sessions'
import type { StoredSession } from '@sojourn/warehouse'
import type { History } from '../drawn-history.ts'
import { inOrder } from './in-order.ts'
import { matches, stationOf } from './matches.ts'

interface Visit {
  readonly stored: StoredSession
  readonly events: readonly SessionEvent[]
}

/** A chain of steps that was gone: positions on the way, the entry being -1 and the exit behind the last event. */
interface Chain {
  readonly step: number
  readonly first: number
  readonly before: number
  readonly at: number
}

/** How a unit came to a step. Times in unix milliseconds. */
interface Mark {
  readonly reachedAt: number
  readonly startedAt: number
  readonly beforeAt: number
  readonly startEvent: SessionEvent
  readonly event: SessionEvent
}
export type Marks = readonly (Mark | undefined)[]

/** The sessions that began in a range, with their events. */
export const visitsOf = ({ sessions, events }: History, range: { from: number; to: number }): Visit[] =>
  sessions
    .filter(({ session }) => session.startedAt >= range.from && session.startedAt < range.to)
    .map((stored) => ({ stored, events: events.filter((event) => isOf(event, stored)) }))

const isOf = (event: SessionEvent, { session }: StoredSession): boolean =>
  event.siteId === session.siteId && event.sessionId === session.sessionId

/** Each site has its own people. */
const personOf = ({ stored }: Visit): string => {
  const id = stored.userId || stored.session.visitorId
  return id === '' ? '' : `${stored.session.siteId} ${id}`
}

/** What each unit came to: every chain that can be gone is gone, and the first and tightest of each step is kept. */
function recountMarks(visits: readonly Visit[], question: FunnelQuestion): Map<string, Marks> {
  if (question.per === 'session')
    return new Map(visits.map((visit) => [keyOf(visit.stored), marksOf(visit.events, question)]))
  const people = new Map<string, Visit[]>()
  for (const visit of visits) {
    const person = personOf(visit)
    if (person !== '') people.set(person, [...(people.get(person) ?? []), visit])
  }
  return new Map(
    [...people].map(([person, own]) => {
      if (question.window !== undefined)
        return [
          person,
          marksOf(
            own.flatMap(({ events }) => events),
            question,
          ),
        ]
      const each = inHashOrder(own).map(({ events }) => marksOf(events, question))
      const best = question.steps.map((_, step) =>
        each.map((marks) => marks[step]).reduce((one, other) => earlier(one, other), undefined),
      )
      return [person, best]
    }),
  )
}

const keyOf = ({ session }: StoredSession): string => `${session.siteId} ${session.sessionId}`

const inHashOrder = (visits: readonly Visit[]): Visit[] => {
  const order = inOrder(visits.map(({ events }) => ({ ...(events[0] as SessionEvent), timestamp: 0 })))
  return order.map((first) => visits.find(({ stored }) => isOf(first, stored)) as Visit)
}

const earlier = (one: Mark | undefined, other: Mark | undefined): Mark | undefined =>
  one === undefined || (other !== undefined && other.reachedAt < one.reachedAt) ? (other ?? one) : one

function marksOf(events: readonly SessionEvent[], question: FunnelQuestion): Marks {
  const { steps, order, of, merge } = question
  const fits = (event: SessionEvent, step: FunnelStep): boolean =>
    step.edge === undefined && (step.anyOf ?? [step]).some((match) => matches(event, match))
  let way = inOrder(events)
  if (order === 'strict') way = way.filter((event) => stationOf(event, of ?? 'events') !== undefined)
  if (merge) {
    const same = (a: SessionEvent, b: SessionEvent) => steps.every((step) => fits(a, step) === fits(b, step))
    way = way.filter((event, at) => at === 0 || !same(event, way[at - 1] as SessionEvent))
  }
  const last = way.length
  const [opening, closing] = [way[0], way[last - 1]]
  if (opening === undefined || closing === undefined) return steps.map(() => undefined)
  const timeAt = (at: number) =>
    (at < 0 ? opening : at === last ? closing : (way[at] as SessionEvent)).timestamp
  const places = steps.map((step) => {
    if (step.edge === 'entry' || step.stage === 'entry') return [-1]
    if (step.edge === 'exit') return [last]
    const found = way.flatMap((event, at) => (fits(event, step) ? [at] : []))
    return step.first ? found.slice(0, 1) : found
  })
  const isOpen = (from: number, to: number) =>
    order === 'strict'
      ? to === from + 1
      : !way.slice(from + 1, to).some((event) => question.exclude.some((match) => matches(event, match)))
  let chains: Chain[] = (places[0] ?? []).map((at) => ({ step: 0, first: at, before: at, at }))
  const all = [...chains]
  while (chains.length > 0) {
    chains = chains.flatMap((chain) =>
      nextSteps(steps, chain.step).flatMap((step) =>
        (places[step] ?? [])
          .filter((at) => at > chain.at && isOpen(chain.at, at))
          .filter((at) => timeAt(at) - timeAt(chain.first) <= (question.window ?? Number.POSITIVE_INFINITY))
          .filter((at) => timeAt(at) - timeAt(chain.at) <= (steps[step]?.within ?? Number.POSITIVE_INFINITY))
          .map((at) => ({ step, first: chain.first, before: chain.at, at })),
      ),
    )
    all.push(...chains)
  }
  const eventAt = (at: number) => way[Math.min(Math.max(at, 0), last - 1)] as SessionEvent
  return steps.map((_, step) => {
    const mine = all.filter((chain) => chain.step === step)
    if (mine.length === 0) return undefined
    const at = Math.min(...mine.map((chain) => chain.at))
    const there = mine.filter((chain) => chain.at === at)
    const first = Math.max(...there.map((chain) => chain.first))
    const before = Math.max(...there.map((chain) => chain.before))
    return {
      reachedAt: timeAt(at),
      startedAt: timeAt(first),
      beforeAt: timeAt(before),
      startEvent: eventAt(first),
      event: eventAt(at),
    }
  })
}

function nextSteps(steps: readonly FunnelStep[], step: number): number[] {
  const next: number[] = []
  for (let at = step + 1; at < steps.length; at += 1) {
    next.push(at)
    if (!steps[at]?.optional) break
  }
  return next
}

/** The figures of a funnel out of the marks of its units. Times in milliseconds. */
export function recountFunnel(visits: readonly Visit[], question: FunnelQuestion) {
  const units = [...recountMarks(visits, question).values()].filter((marks) => marks[0] !== undefined)
  const { steps } = question
  const reached = (step: number) => units.flatMap((marks) => marks[step] ?? [])
  const revenue = new Map<string, number>()
  if (steps.at(-1)?.edge === undefined)
    for (const { event } of reached(steps.length - 1))
      if (event.revenue !== null && (event.currency !== '' || event.revenue !== 0))
        revenue.set(event.currency, (revenue.get(event.currency) ?? 0) + Math.round(event.revenue * 10_000))
  return {
    units,
    counts: steps.map((_, step) => reached(step).length),
    medians: steps.map((_, step) =>
      step === 0 ? null : median(reached(step).map(({ reachedAt, beforeAt }) => reachedAt - beforeAt)),
    ),
    whole: median(reached(steps.length - 1).map(({ reachedAt, startedAt }) => reachedAt - startedAt)),
    times: steps.map((_, step) => reached(step).map(({ reachedAt, beforeAt }) => reachedAt - beforeAt)),
    revenue,
  }
}

/** How many units reached each step, by what is said of the event with which their furthest way began. */
export function recountBy<Name>(
  units: readonly Marks[],
  nameOf: (event: SessionEvent) => Name,
): Map<Name, number[]> {
  const counts = new Map<Name, number[]>()
  for (const marks of units) {
    const furthest = marks.findLast((mark) => mark !== undefined)
    if (furthest === undefined) continue
    const name = nameOf(furthest.startEvent)
    const known = counts.get(name) ?? marks.map(() => 0)
    counts.set(
      name,
      known.map((count, step) => count + Number(marks[step] !== undefined)),
    )
  }
  return counts
}

function median(values: number[]): number | null {
  const sorted = values.sort((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}
