import { randomUUID } from 'node:crypto'
import { addChange, addEvent, readAgain, visitorOf } from '@sojourn/sessions'
import {
  changesOfSessions,
  deleteMoved,
  eventsOfSessions,
  insertChanges,
  insertVisitMoves,
  type StoredEvent,
  type VisitMove,
} from '@sojourn/warehouse'
import type { VisitorPlan } from './assign-visits.ts'
import type { Flush } from './flush.ts'
import { sessionKey } from './hot-sessions.ts'
import { type VisitorIdentity, visitorKey } from './identities.ts'
import { insertFindingPoison } from './insert-finding-poison.ts'
import { learnIdentity } from './learn-identity.ts'
import { type Memory, rememberMove } from './memory.ts'
import { retrying } from './retrying.ts'
import { emptySession } from './session-loader.ts'
import type { StagedSession } from './staging.ts'
import { unavailable } from './store-errors.ts'

/**
 * Writes a prepared flush and, once it is on disk, lets it count. Where a write fails, nothing counts, and the sessions
 * it touched are doubtful: part of it may stand in the store.
 * @throws ProblemError `storage_unavailable`
 */
export async function commit(memory: Memory, flush: Flush): Promise<void> {
  const { staging } = flush
  const moves = flush.plans.flatMap((plan) => plan.moves)
  try {
    for (const plan of flush.plans) await stageMoved(memory, flush, plan)
    const token = randomUUID()
    if (moves.length > 0) await retrying(() => insertVisitMoves(memory.warehouse, moves, false))
    const refused = await insertFindingPoison(memory.warehouse, staging.events(), token)
    if (refused.length > 0) refuse(flush, refused)
    const changes = staging.changes()
    if (changes.length > 0) await retrying(() => insertChanges(memory.warehouse, changes, token))
    for (const move of moves) await retrying(() => deleteMoved(memory.warehouse, move))
    if (moves.length > 0) await retrying(() => insertVisitMoves(memory.warehouse, moves, true))
  } catch (cause) {
    for (const { session } of staging.sessions.values()) {
      memory.doubtful.set(session.key, session)
      memory.known.add(session.sessionId)
    }
    for (const plan of flush.plans) memory.timelines.forget(plan.siteId, plan.visitKey)
    memory.unfinishedMoves.push(...moves)
    throw unavailable(cause)
  }
  apply(memory, flush)
}

/** Adds copies of the events that move to the sessions they move to. */
async function stageMoved(memory: Memory, flush: Flush, plan: VisitorPlan): Promise<void> {
  for (const move of plan.moves) {
    const lists = { sites: [move.siteId], anchors: [move.fromSessionAt / 1000], ids: [move.fromSessionId] }
    const staged = stageTarget(memory, flush, move, plan.visitKey)
    const { sessionId, sessionAt, visitKey } = staged.session
    for (const event of await eventsOfSessions(memory.warehouse, lists)) {
      if (event.timestamp < move.firstAt || event.timestamp > move.lastAt) continue
      const read = readAgain(event, memory.rulesOf(move.siteId))
      flush.staging.addEvent(staged, { ...read, sessionId, sessionAt, visitKey })
    }
    if (!move.whole) continue
    for (const change of await changesOfSessions(memory.warehouse, lists)) {
      staged.changes.push({ ...change, sessionId, sessionAt })
    }
  }
}

/** Where an earlier event moves the cuts at 24 hours, the last visit may be a new one, of events that stood before alone. */
function stageTarget(memory: Memory, flush: Flush, move: VisitMove, visitKey: string): StagedSession {
  const { siteId, toSessionId, toSessionAt } = move
  const key = sessionKey(siteId, toSessionId)
  const standing = memory.hot.peek(key) ?? flush.staging.sessions.get(key)?.session
  return flush.staging.stage(
    standing ??
      emptySession(
        { siteId, sessionId: toSessionId, sessionAt: toSessionAt, visitKey, lastSeenAt: 0 },
        memory.rulesOf(siteId),
      ),
  )
}

/** What the store cannot read is taken out of the flush and answered as rejected. */
function refuse(flush: Flush, refused: readonly StoredEvent[]): void {
  const gone = new Set(refused)
  for (const staged of flush.staging.sessions.values()) {
    staged.events = staged.events.filter((event) => !gone.has(event))
  }
  for (const one of flush.assigned) {
    if (!one.staged || !gone.has(one.staged)) continue
    const message = 'cannot be stored as it is; send simpler names and values'
    one.outcome = {
      status: 'rejected',
      eventId: one.event.eventId,
      code: 'invalid_event',
      errors: [{ path: 'properties', message }],
    }
  }
}

/** Lets a written flush count. */
function apply(memory: Memory, flush: Flush): void {
  for (const staged of flush.staging.sessions.values()) {
    if (staged.events.length + staged.changes.length === 0 && staged.seenAt <= staged.session.lastSeenAt)
      continue
    applySession(memory, flush, staged)
  }
  for (const plan of flush.plans) {
    for (const move of plan.moves) applyMove(memory, move)
    for (const [sessionId, visit] of plan.timeline) {
      const key = sessionKey(plan.siteId, sessionId)
      const fold = memory.doubtful.has(key) ? undefined : memory.hot.peek(key)?.fold
      // A repeat with another time was planned for but not stored: what the fold holds is the truth.
      if (fold?.eventIds.size) {
        plan.timeline.set(sessionId, { ...visit, from: fold.firstEventAt, to: fold.lastEventAt })
      }
    }
    memory.known.add(plan.visitKey)
    memory.timelines.set(plan.siteId, plan.visitKey, plan.timeline)
  }
  memory.hot.trim()
}

function applySession(memory: Memory, flush: Flush, staged: StagedSession): void {
  const { session } = staged
  if (!memory.hot.peek(session.key)) {
    memory.hot.add(session)
    memory.known.add(session.sessionId)
    memory.places.add(session.siteId, session.sessionId, session.sessionAt)
  }
  for (const event of staged.events) {
    addEvent(session.fold, event)
    if (tellsOfVisitor(session.identity, event)) identify(memory, flush, event, event.timestamp)
  }
  for (const change of staged.changes) {
    addChange(session.fold, change)
    const { body } = change
    if (body.kind === 'opened') identify(memory, flush, { ...body, siteId: session.siteId }, body.startedAt)
  }
  const visitorId = visitorOf(session.fold)
  if (visitorId) memory.identities.hold(session, identityOf(memory, flush, session.siteId, visitorId))
  for (const { body, receivedAt } of staged.changes) {
    if (body.kind === 'patched' && body.userId) {
      identify(memory, flush, { siteId: session.siteId, visitorId, userId: body.userId }, receivedAt)
    }
  }
  session.lastSeenAt = Math.max(session.lastSeenAt, session.fold.lastEventAt, staged.seenAt)
  memory.hot.touch(session)
}

/** Most events name the visitor and the user that their session is known to have: they tell nothing new. */
function tellsOfVisitor(identity: VisitorIdentity | undefined, event: StoredEvent): boolean {
  if (identity?.visitorId !== event.visitorId) return event.visitorId !== ''
  if (event.userId === '') return false
  return (identity.pairs.get(event.userId) ?? Number.POSITIVE_INFINITY) > event.timestamp
}

/** A visitor seen as a user: its anonymous sessions, earlier and to come, are that user's. */
function identify(
  memory: Memory,
  flush: Flush,
  who: { readonly siteId: string; readonly visitorId: string; readonly userId: string },
  at: number,
): void {
  const { siteId, visitorId, userId } = who
  if (!visitorId) return
  const wasKnown = memory.known.mayKnow(visitorId)
  if (!wasKnown) memory.known.add(visitorId)
  if (!userId) return
  learnIdentity(memory, identityOf(memory, flush, siteId, visitorId), userId, at, wasKnown)
}

const identityOf = (memory: Memory, flush: Flush, siteId: string, visitorId: string): VisitorIdentity =>
  memory.identities.open(
    siteId,
    visitorId,
    () => flush.storedIdentities.get(visitorKey(siteId, visitorId)) ?? [],
  )

function applyMove(memory: Memory, move: VisitMove): void {
  rememberMove(memory, move)
  const key = sessionKey(move.siteId, move.fromSessionId)
  const session = memory.hot.peek(key)
  const former = { siteId: move.siteId, sessionId: move.fromSessionId, sessionAt: move.fromSessionAt }
  if (move.whole) {
    memory.hides.set(key, former)
    if (session) memory.hot.drop(session)
  } else memory.doubtful.set(key, { ...former, visitKey: session?.visitKey ?? '' })
}
