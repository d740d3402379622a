import { readSession, type Session } from '@sojourn/sessions'
import type { Identity, StoredEvent } from '@sojourn/warehouse'
import { assignVisits, type Unassigned, type VisitorPlan } from './assign-visits.ts'
import { bringIn } from './bring-in.ts'
import { type HotSession, sessionKey } from './hot-sessions.ts'
import { visitorKey } from './identities.ts'
import { type Memory, resolveMoved } from './memory.ts'
import { isOwn, mayJoin, withOwnVisitors } from './own-user.ts'
import { emptySession, findSessions, loadIdentities } from './session-loader.ts'
import { type StagedSession, Staging } from './staging.ts'
import { storedIn } from './stored-in.ts'
import { takeNewRules } from './take-new-rules.ts'
import { visitKeyOf } from './timelines.ts'
import type { EventOutcome } from './types.ts'
import type { AdmittedEvent, Work } from './work.ts'

/** An event of a flush and the session it goes to; undefined where it opens none and none stands. */
export interface Assigned {
  readonly work: Work & { kind: 'events' }
  readonly event: AdmittedEvent['event']
  readonly visit: Unassigned | undefined
  sessionId: string
  /** Of the session; empty where there is none. */
  key: string
  outcome: EventOutcome
  staged: StoredEvent | undefined
}

/** One flush while it is prepared: what it would write, and what it would answer. Memory is read, not changed. */
export class Flush {
  readonly #memory: Memory
  works: readonly Work[]
  readonly staging = new Staging()
  readonly assigned: Assigned[] = []
  plans: VisitorPlan[] = []
  /** What was known of the visitors of this flush when it was prepared. */
  readonly storedIdentities = new Map<string, readonly Identity[]>()
  /** Session-level works and the session each is about; absent where the session does not stand. */
  readonly answers = new Map<Work, StagedSession>()
  readonly created = new Set<Work>()
  /** Sessions that only this flush knows so far. */
  readonly #fresh = new Map<string, HotSession>()

  constructor(memory: Memory, works: readonly Work[]) {
    this.#memory = memory
    this.works = works
  }

  async prepare(settle: () => Promise<void>): Promise<void> {
    await takeNewRules(this.#memory, this.works, settle)
    this.works = await withOwnVisitors(this.#memory, this.works)
    await this.#assign(settle)
    await this.#load()
    this.#anchor()
    for (const work of this.works) {
      if (work.kind === 'events') continue
      this.#stageSessionWork(work)
    }
    for (const one of this.assigned) this.#stageEvent(one)
  }

  /** The events that this flush adds, but for those that only move from one session to another. */
  *newEvents(): Generator<StoredEvent> {
    for (const { staged, outcome } of this.assigned) if (staged && outcome.status === 'accepted') yield staged
  }

  async #assign(settle: () => Promise<void>): Promise<void> {
    const memory = this.#memory
    const unassigned: Unassigned[] = []
    for (const work of this.works) {
      if (work.kind !== 'events') continue
      for (const { event, sessionId } of work.events) {
        const visit = sessionId === '' ? { event, sessionId: '' } : undefined
        if (visit) unassigned.push(visit)
        const resolved = sessionId && resolveMoved(memory, event.siteId, sessionId)
        this.assigned.push({
          work,
          event,
          visit,
          sessionId: resolved,
          key: keyOf(event.siteId, resolved),
          outcome: { status: 'accepted', eventId: event.eventId, sessionId: null },
          staged: undefined,
        })
      }
    }
    if (unassigned.length === 0) return
    const missing = new Map<string, { siteId: string; visitKey: string }>()
    for (const { event } of unassigned) {
      const visitKey = visitKeyOf(event)
      if (memory.timelines.get(event.siteId, visitKey)) continue
      const isNew = !memory.known.mayKnow(visitKey.startsWith('v:') ? event.visitorId : visitKey)
      if (isNew) memory.timelines.set(event.siteId, visitKey, new Map())
      else missing.set(`${event.siteId} ${visitKey}`, { siteId: event.siteId, visitKey })
    }
    if (missing.size > 0) {
      await settle()
      await memory.timelines.load(memory.warehouse, [...missing.values()])
    }
    this.plans = await assignVisits(memory, unassigned)
    for (const one of this.assigned) {
      if (!one.visit) continue
      one.sessionId = one.visit.sessionId
      one.key = keyOf(one.event.siteId, one.sessionId)
    }
  }

  /** Brings the sessions and identities of this flush into memory, so far as the store has them. */
  async #load(): Promise<void> {
    const memory = this.#memory
    const sessions = new Map<string, { siteId: string; sessionId: string }>()
    const want = (siteId: string, sessionId: string, key = sessionKey(siteId, sessionId)) => {
      if (sessionId && !memory.hot.get(key) && memory.known.mayKnow(sessionId))
        sessions.set(key, { siteId, sessionId })
    }
    let last = ''
    for (const one of this.assigned) {
      if (one.key !== last) want(one.event.siteId, one.sessionId, one.key)
      last = one.key
    }
    for (const work of this.works) {
      if (work.kind !== 'events')
        want(work.site.siteId, resolveMoved(memory, work.site.siteId, work.sessionId))
    }
    for (const plan of this.plans) for (const move of plan.moves) want(move.siteId, move.toSessionId)
    if (sessions.size > 0) await bringIn(memory, await findSessions(memory.warehouse, [...sessions.values()]))
    await this.#loadIdentities()
  }

  async #loadIdentities(): Promise<void> {
    const memory = this.#memory
    const visitors = new Map<string, { siteId: string; visitorId: string }>()
    const want = (siteId: string, visitorId: string) => {
      const key = visitorKey(siteId, visitorId)
      if (!visitorId || this.storedIdentities.has(key)) return
      const known = memory.identities.pairsOf(siteId, visitorId)
      if (known) this.storedIdentities.set(key, known)
      else if (memory.known.mayKnow(visitorId)) visitors.set(key, { siteId, visitorId })
    }
    for (const { event, key } of this.assigned) {
      // The identity of a session in memory is held: it cannot be forgotten meanwhile.
      if (memory.hot.peek(key)?.identity?.visitorId !== event.visitorId) want(event.siteId, event.visitorId)
    }
    for (const work of this.works) if (work.kind === 'open') want(work.site.siteId, work.body.visitorId)
    if (visitors.size === 0) return
    const stored = await loadIdentities(memory.warehouse, [...visitors.values()])
    for (const [key, pairs] of stored) this.storedIdentities.set(key, pairs)
  }

  /** Gives the sessions that nobody knew an anchor: the earliest time that this flush brings them, in whole seconds. */
  #anchor(): void {
    const earliest = new Map<string, { siteId: string; sessionId: string; at: number; visitKey: string }>()
    const see = (siteId: string, sessionId: string, key: string, at: number, visitKey: string) => {
      if (!sessionId || this.#memory.hot.peek(key)) return
      const first = earliest.get(key)
      if (!first) earliest.set(key, { siteId, sessionId, at, visitKey })
      else if (at < first.at) first.at = at
    }
    for (const { event, sessionId, key, visit } of this.assigned) {
      see(event.siteId, sessionId, key, event.timestamp, visit ? visitKeyOf(event) : '')
    }
    for (const work of this.works) {
      if (work.kind !== 'open') continue
      const { siteId } = work.site
      see(siteId, work.sessionId, sessionKey(siteId, work.sessionId), work.body.startedAt, '')
    }
    const planned = new Map(
      this.plans.flatMap((plan) => [...plan.timeline].map(([id, visit]) => [`${plan.siteId} ${id}`, visit])),
    )
    for (const [key, { siteId, sessionId, at, visitKey }] of earliest) {
      const sessionAt = planned.get(key)?.sessionAt ?? Math.floor(at / 1000) * 1000
      const rules = this.#memory.rulesOf(siteId)
      this.#fresh.set(key, emptySession({ siteId, sessionId, sessionAt, visitKey, lastSeenAt: 0 }, rules))
    }
  }

  #sessionOf(key: string): HotSession | undefined {
    return this.#memory.hot.peek(key) ?? this.#fresh.get(key)
  }

  #stageEvent(one: Assigned): void {
    const { event } = one
    const session = this.#sessionOf(one.key)
    if (!session) return
    const { sessionId } = session
    const { ownUserId } = one.work
    const standing = this.staging.sessions.get(one.key)
    if (ownUserId !== null && !mayJoin(session, standing, ownUserId, event.visitorId)) {
      one.outcome = notOwn(event.eventId)
      return
    }
    const { settings } = one.work.site
    const stored = storedIn(session, event, settings, this.#memory.rulesOf(event.siteId))
    const isNew = this.staging.addEvent(this.staging.stage(session), stored)
    one.outcome = { status: isNew ? 'accepted' : 'duplicate', eventId: event.eventId, sessionId }
    if (isNew) one.staged = stored
  }

  #stageSessionWork(work: Exclude<Work, { kind: 'events' }>): void {
    const { siteId } = work.site
    const sessionId = resolveMoved(this.#memory, siteId, work.sessionId)
    const session = this.#sessionOf(sessionKey(siteId, sessionId))
    const standing = session && this.#read(session)
    const { ownUserId } = work
    const before = session && this.staging.sessions.get(session.key)
    if (session && ownUserId !== null && !isOwn(session, before, ownUserId, !!standing)) return
    if (work.kind === 'open') {
      // The id was either known or has just been given an anchor.
      const staged = this.staging.stage(session as HotSession)
      this.answers.set(work, staged)
      if (standing || staged.changes.some((change) => change.body.kind === 'opened')) return
      this.staging.addChange(staged, work.body, work.receivedAt)
      this.created.add(work)
      return
    }
    const willStand = before?.changes.some((change) => change.body.kind === 'opened')
    const eventsOpen = this.assigned.some(
      (one) => one.sessionId === sessionId && one.event.siteId === siteId && one.event.type !== 'session_end',
    )
    if (!session || !(standing || willStand || eventsOpen)) return
    const staged = this.staging.stage(session)
    this.answers.set(work, staged)
    if (work.kind === 'heartbeat') {
      staged.seenAt = Math.max(staged.seenAt, work.at)
      if (work.section && work.section !== standing?.currentSection) {
        this.staging.addChange(
          staged,
          { kind: 'section', at: work.at, section: work.section },
          work.receivedAt,
        )
      }
    } else if (work.kind === 'patch') {
      // Whoever opens a session again is there.
      if (work.body.status === 'active') staged.seenAt = Math.max(staged.seenAt, work.receivedAt)
      this.staging.addChange(staged, work.body, work.receivedAt)
    } else if (!standing?.endReason && !staged.changes.some((change) => change.body.kind === 'ended')) {
      this.staging.addChange(staged, { kind: 'ended', at: work.at, reason: work.reason }, work.receivedAt)
    }
  }

  #read(session: HotSession): Session | null {
    return readSession(session.fold, this.#memory.rulesOf(session.siteId))
  }
}

const notOwn = (eventId: string): EventOutcome => ({
  status: 'rejected',
  eventId,
  code: 'not_found',
  errors: [
    { path: 'sessionId', message: "is no session of the token's user; send one of their own, or none" },
  ],
})

const keyOf = (siteId: string, sessionId: string): string => sessionId && sessionKey(siteId, sessionId)
