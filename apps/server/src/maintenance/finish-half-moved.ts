import { newChangeId, type SiteRules } from '@sojourn/sessions'
import {
  eventsOfSessions,
  type SessionKey,
  type VisitMove,
  visitMoves,
  type Warehouse,
} from '@sojourn/warehouse'
import { finishMove } from '../collect/finish-move.ts'
import { createMemory } from '../collect/memory.ts'
import type { HalfMovedVisits } from './find-half-moved.ts'

/**
 * Brings moves of visits to their end, as a start after a crash does. Where a move was noted, it says which visit gave its
 * events away; else it is the one that has nothing of its own, or the later one. Answers the sessions whose events are
 * no longer what they were.
 */
export async function finishHalfMoved(
  warehouse: Warehouse,
  halves: readonly HalfMovedVisits[],
  rulesOf: (siteId: string) => SiteRules,
  now: number,
): Promise<SessionKey[]> {
  if (halves.length === 0) return []
  const noted = await visitMoves(warehouse, {})
  // A memory of its own: what it learns is handed to whoever holds the sessions.
  const memory = createMemory({ warehouse, rulesOf, hotEventsMax: 0 })
  for (const half of halves) await finishMove(memory, await moveOf(warehouse, half, noted, now))
  return [...memory.doubtful.values(), ...memory.hides.values()]
}

async function moveOf(
  warehouse: Warehouse,
  { siteId, first, second, firstAt, lastAt }: HalfMovedVisits,
  noted: readonly VisitMove[],
  now: number,
): Promise<VisitMove> {
  const fits = (from: SessionKey, to: SessionKey) =>
    noted.find(
      (move) =>
        move.siteId === siteId && move.fromSessionId === from.sessionId && move.toSessionId === to.sessionId,
    )
  const known = fits(second, first) ?? fits(first, second)
  if (known) return known
  const isSpent = (visit: SessionKey) => hasNothingElse(warehouse, visit, firstAt, lastAt)
  const whole = await isSpent(second)
  const [from, to] = !whole && (await isSpent(first)) ? [first, second] : [second, first]
  return {
    siteId,
    moveId: newChangeId(now),
    fromSessionId: from.sessionId,
    fromSessionAt: from.sessionAt,
    toSessionId: to.sessionId,
    toSessionAt: to.sessionAt,
    firstAt,
    lastAt,
    whole: whole || from === first,
  }
}

async function hasNothingElse(
  warehouse: Warehouse,
  { siteId, sessionId, sessionAt }: SessionKey,
  firstAt: number,
  lastAt: number,
): Promise<boolean> {
  const lists = { sites: [siteId], anchors: [sessionAt / 1000], ids: [sessionId] }
  const events = await eventsOfSessions(warehouse, lists)
  return events.every(({ timestamp }) => timestamp >= firstAt && timestamp <= lastAt)
}
