import { sessionLengthMaxMs, sessionTimeoutMs } from '@sojourn/contract'
import { type EnrichedEvent, hasEvent, newChangeId, planVisits, visitSessionId } from '@sojourn/sessions'
import { eventsOfSessions, type VisitMove } from '@sojourn/warehouse'
import { groupBy } from './group-by.ts'
import { sessionKey } from './hot-sessions.ts'
import type { Memory } from './memory.ts'
import { type AnchoredVisit, type Timeline, visitKeyOf } from './timelines.ts'

/** An event without a session, and where the plan puts it. */
export interface Unassigned {
  readonly event: EnrichedEvent
  /** Set by {@link assignVisits}; empty: no session stands that it could belong to, and it opens none. */
  sessionId: string
}

/** What a flush does to the visits of one visitor. */
export interface VisitorPlan {
  readonly siteId: string
  readonly visitKey: string
  /** The timeline as it will be when the flush is on disk. */
  readonly timeline: Timeline
  readonly moves: VisitMove[]
}

/** Puts events without a session into visits. Nothing in memory changes: the plans do that when they are on disk. */
export async function assignVisits(
  memory: Memory,
  unassigned: readonly Unassigned[],
): Promise<VisitorPlan[]> {
  const visitors = groupBy(unassigned, ({ event }) => `${event.siteId} ${visitKeyOf(event)}`)
  const plans: VisitorPlan[] = []
  for (const events of visitors.values()) plans.push(await planVisitor(memory, events))
  return plans
}

async function planVisitor(memory: Memory, events: Unassigned[]): Promise<VisitorPlan> {
  const { siteId } = (events[0] as Unassigned).event
  const visitKey = visitKeyOf((events[0] as Unassigned).event)
  const standing = memory.timelines.get(siteId, visitKey) ?? new Map<string, AnchoredVisit>()
  const plan: VisitorPlan = { siteId, visitKey, timeline: new Map(standing), moves: [] }
  const fresh = events.filter((one) => !findRepeat(memory, plan.timeline, one))
  await place(
    memory,
    plan,
    fresh.filter(({ event }) => event.type !== 'session_end'),
  )
  for (const one of fresh) if (one.event.type === 'session_end') join(plan.timeline, one)
  return plan
}

/** A repeat belongs where its first arrival went, even if it carries another time. */
function findRepeat(memory: Memory, timeline: Timeline, one: Unassigned): boolean {
  for (const sessionId of timeline.keys()) {
    const session = memory.hot.peek(sessionKey(one.event.siteId, sessionId))
    if (session && hasEvent(session.fold, one.event.eventId)) {
      one.sessionId = sessionId
      return true
    }
  }
  return false
}

/** What never opens a session joins one that stands by now, or none; it bridges nothing. */
function join(timeline: Timeline, one: Unassigned): void {
  const { timestamp } = one.event
  for (const visit of timeline.values()) {
    const { from, to } = visit
    if (timestamp < from || timestamp > to + sessionTimeoutMs || timestamp - from > sessionLengthMaxMs)
      continue
    one.sessionId = visit.sessionId
    timeline.set(visit.sessionId, { ...visit, to: Math.max(to, timestamp) })
    return
  }
}

async function place(memory: Memory, plan: VisitorPlan, events: readonly Unassigned[]): Promise<void> {
  if (events.length === 0) return
  const { siteId, visitKey } = plan
  const incoming = events.map(({ event }) => ({
    timestamp: event.timestamp,
    newSessionId: visitSessionId(siteId, visitKey, event.eventId, event.timestamp),
  }))
  let visits = [...plan.timeline.values()]
  let answer = planVisits(visits, incoming)
  while ('needTimesOf' in answer) {
    visits = await withTimes(memory, siteId, visits, answer.needTimesOf)
    answer = planVisits(visits, incoming)
  }
  const { assignments, moves } = answer
  events.forEach((one, index) => {
    one.sessionId = assignments[index] as string
  })
  const anchorOf = (sessionId: string) => plan.timeline.get(sessionId)?.sessionAt
  const after: Timeline = new Map()
  for (const { sessionId, from, to } of answer.visits) {
    after.set(sessionId, {
      sessionId,
      from,
      to,
      sessionAt: anchorOf(sessionId) ?? Math.floor(from / 1000) * 1000,
    })
  }
  for (const move of moves) {
    plan.moves.push({
      siteId,
      moveId: newChangeId(Date.now()),
      fromSessionId: move.fromSessionId,
      fromSessionAt: anchorOf(move.fromSessionId) as number,
      toSessionId: move.toSessionId,
      toSessionAt: after.get(move.toSessionId)?.sessionAt as number,
      firstAt: move.from,
      lastAt: move.to,
      whole: !after.has(move.fromSessionId),
    })
  }
  plan.timeline.clear()
  for (const [sessionId, visit] of after) plan.timeline.set(sessionId, visit)
}

/** The visits, those named with the times of all their events. */
async function withTimes(
  memory: Memory,
  siteId: string,
  visits: readonly AnchoredVisit[],
  wanted: readonly string[],
): Promise<AnchoredVisit[]> {
  const named = visits.filter((visit) => wanted.includes(visit.sessionId))
  const events = await eventsOfSessions(memory.warehouse, {
    sites: [siteId],
    anchors: named.map((visit) => visit.sessionAt / 1000),
    ids: named.map((visit) => visit.sessionId),
  })
  const times = groupBy(events, (event) => event.sessionId)
  return visits.map((visit) =>
    wanted.includes(visit.sessionId)
      ? { ...visit, times: (times.get(visit.sessionId) ?? []).map((event) => event.timestamp) }
      : visit,
  )
}
