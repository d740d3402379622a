import {
  changesOfSessions,
  deleteMoved,
  eventsOfSessions,
  insertChanges,
  insertEvents,
  insertVisitMoves,
  type StoredEvent,
  type VisitMove,
} from '@sojourn/warehouse'
import { sessionKey } from './hot-sessions.ts'
import { type Memory, rememberMove } from './memory.ts'

/**
 * Brings a move of visits that a crash or a failure left half-way to its end. The events that made it necessary went
 * into the store in one insert with the copies: where no copy arrived, they did not either, and the move is called off.
 * Safe to repeat. Both sessions are doubtful afterwards.
 */
export async function finishMove(memory: Memory, move: VisitMove): Promise<void> {
  const { warehouse } = memory
  const source = listsOf(move.siteId, move.fromSessionId, move.fromSessionAt)
  const target = listsOf(move.siteId, move.toSessionId, move.toSessionAt)
  const leaving = (await eventsOfSessions(warehouse, source)).filter(
    (event) => event.timestamp >= move.firstAt && event.timestamp <= move.lastAt,
  )
  const arrived = await eventsOfSessions(warehouse, target)
  const arrivedIds = new Set(arrived.map((event) => event.eventId))
  const calledOff = leaving.length > 0 && !leaving.some((event) => arrivedIds.has(event.eventId))
  if (!calledOff) {
    const [first] = arrived
    const copies = leaving
      .filter((event) => !arrivedIds.has(event.eventId))
      .map(
        (event): StoredEvent => ({ ...event, ...keyOf(move), visitKey: first?.visitKey ?? event.visitKey }),
      )
    if (copies.length > 0) await insertEvents(warehouse, copies, `${move.moveId}-events`)
    if (move.whole) await copyChanges(memory, move)
    await deleteMoved(warehouse, move)
  }
  const ended = calledOff ? { ...move, whole: false } : move
  await insertVisitMoves(warehouse, [ended], true)
  rememberMove(memory, ended)
  markDoubtful(memory, ended)
}

async function copyChanges(memory: Memory, move: VisitMove): Promise<void> {
  const source = listsOf(move.siteId, move.fromSessionId, move.fromSessionAt)
  const target = listsOf(move.siteId, move.toSessionId, move.toSessionAt)
  const there = new Set((await changesOfSessions(memory.warehouse, target)).map((change) => change.changeId))
  const missing = (await changesOfSessions(memory.warehouse, source)).filter(
    ({ changeId }) => !there.has(changeId),
  )
  const copies = missing.map((change) => ({ ...change, ...keyOf(move) }))
  if (copies.length > 0) await insertChanges(memory.warehouse, copies, `${move.moveId}-changes`)
}

function markDoubtful(memory: Memory, move: VisitMove): void {
  const { siteId } = move
  const from = { siteId, sessionId: move.fromSessionId, sessionAt: move.fromSessionAt, visitKey: '' }
  const to = { ...keyOf(move), siteId, visitKey: '' }
  memory.doubtful.set(sessionKey(siteId, to.sessionId), to)
  if (move.whole) memory.hides.set(sessionKey(siteId, from.sessionId), from)
  else memory.doubtful.set(sessionKey(siteId, from.sessionId), from)
}

const keyOf = (move: VisitMove) => ({ sessionId: move.toSessionId, sessionAt: move.toSessionAt })

const listsOf = (siteId: string, sessionId: string, sessionAt: number) => ({
  sites: [siteId],
  anchors: [sessionAt / 1000],
  ids: [sessionId],
})
