import type { Site } from '@sojourn/catalog'
import type { EndReason, Heartbeat, SessionCreate, SessionEnd, SessionPatch } from '@sojourn/contract'
import { ProblemError } from '@sojourn/contract'
import { newSessionId, readSession } from '@sojourn/sessions'
import type { SessionKey } from '@sojourn/warehouse'
import { admit, type Enrich } from './admit.ts'
import { answerFlush, type Result } from './answer-flush.ts'
import { commit } from './commit.ts'
import { Flush } from './flush.ts'
import { forgetFormerRules } from './forget-former-rules.ts'
import { forgetSite } from './forget-site.ts'
import { GroupCommit } from './group-commit.ts'
import { sessionKey } from './hot-sessions.ts'
import { LedgerBook, ledgerEntry } from './ledger.ts'
import { letGo, type TakenOut } from './let-go.ts'
import { lookAgain } from './look-again.ts'
import { type Memory, resolveMoved } from './memory.ts'
import { openingOf } from './opening-of.ts'
import { outcomeOfLife } from './outcome-of-life.ts'
import { reconcile } from './reconcile.ts'
import { repeatInRests } from './repeat-in-rests.ts'
import { retrying } from './retrying.ts'
import { Settler, standingOf } from './settler.ts'
import { unavailable } from './store-errors.ts'
import type { Collector, EventOutcome, OnCommitted, Sender, StandingSession } from './types.ts'
import { type AdmittedEvent, type SessionWork, type Work, weigh } from './work.ts'

/** Events of one flush at the most: some 100 ms of writing, and the measured best of the store. */
const flushEventsMax = 5_000
/** Events that may wait for a flush; beyond, a sender is told to come again. */
const waitingEventsMax = 100_000
/** The collecting pipeline: door, group commit, sessions in memory, rows written behind. */
export class LiveCollector implements Collector {
  readonly #memory: Memory
  readonly #now: () => number
  readonly #enrich: Enrich
  readonly #onFault: (cause: unknown) => void
  readonly #onCommitted: OnCommitted
  readonly #settler: Settler
  readonly #commits: GroupCommit<Work, Result>
  readonly #inFlight = new Set<Work>()
  readonly #background = new Set<Promise<void>>()
  #waitingEvents = 0
  #stopSettling: () => void = () => undefined

  constructor(options: {
    memory: Memory
    now: () => number
    enrich: Enrich
    onFault: (cause: unknown) => void
    onCommitted?: OnCommitted | undefined
    /** The highest version of a session row so far. */
    version: number
  }) {
    this.#memory = options.memory
    this.#now = options.now
    this.#enrich = options.enrich
    this.#onFault = options.onFault
    this.#onCommitted = options.onCommitted ?? (() => undefined)
    this.#settler = new Settler({ ...options, committedUntil: () => this.#committedUntil() })
    this.#commits = new GroupCommit({
      flush: (works) => this.#flush(works),
      weightMax: flushEventsMax,
      weigh,
    })
  }

  /** From now on rows are written behind the events by themselves; in a second, `first` is begun. */
  start(first: () => Promise<void>): void {
    let isFirst = true
    this.#stopSettling = repeatInRests(async () => {
      if (isFirst) this.background(first())
      isFirst = false
      const work = this.#settler.settle().then(() => this.#settler.checkpoint())
      this.background(work)
      await work.catch(() => undefined)
    })
  }

  /** Something that nobody waits for but {@link stop}. */
  background(work: Promise<void>): void {
    const watched: Promise<void> = work.catch(this.#onFault).finally(() => this.#background.delete(watched))
    this.#background.add(watched)
  }

  async collect(site: Site, events: readonly unknown[], sender: Sender): Promise<EventOutcome[]> {
    this.#refuseWhenFull()
    // Counted when the call is through: one that fails is sent again.
    const counts = new LedgerBook()
    const outcomes: (EventOutcome | undefined)[] = []
    const lives: AdmittedEvent[] = []
    const admitted: AdmittedEvent[] = []
    const places: number[] = []
    for (const value of events) {
      const admission = admit(value, site, sender, this.#enrich, counts)
      if (admission.kind === 'done') outcomes.push(admission.outcome)
      else if (admission.kind === 'sign-of-life') {
        outcomes.push(outcomeOfLife(admission))
        lives.push(admission)
      } else {
        places.push(outcomes.push(undefined) - 1)
        admitted.push(admission)
      }
    }
    const heard = Promise.all(lives.map((life) => this.#signOfLife(site, life, sender.ownUserId)))
    if (admitted.length > 0) {
      const { receivedAt, ownUserId } = sender
      const work: Work = { kind: 'events', site, receivedAt, ownUserId, events: admitted }
      const [result] = await Promise.all([this.#submit(work) as Promise<{ outcomes: EventOutcome[] }>, heard])
      for (const [index, outcome] of result.outcomes.entries()) {
        outcomes[places[index] as number] = outcome
        counts.count(site.siteId, ...ledgerEntry(outcome), sender.receivedAt)
      }
    }
    await heard
    if (lives.length > 0)
      counts.count(site.siteId, 'ignored', 'sign_of_life', sender.receivedAt, lives.length)
    if (sender.eventsLost)
      counts.count(site.siteId, 'lost', 'queue_full', sender.receivedAt, sender.eventsLost)
    this.#memory.ledger.giveBack(counts.take())
    return outcomes as EventOutcome[]
  }

  countRefused(siteId: string, outcome: 'quota' | 'rejected', reason: string, events: number): void {
    this.#memory.ledger.count(siteId, outcome, reason, this.#now(), events)
  }

  async openSession(site: Site, body: SessionCreate, sender: Sender) {
    this.#refuseWhenFull()
    const opening = openingOf(site, body, sender, this.#enrich)
    const sessionId = body.sessionId ?? newSessionId(opening.startedAt)
    const work = { kind: 'open' as const, body: opening }
    const { session, created } = await this.#say(site, sessionId, sender.receivedAt, sender.ownUserId, work)
    return session && { session, created }
  }

  async patchSession(
    site: Site,
    sessionId: string,
    body: SessionPatch,
    ownUserId: string | null,
  ): Promise<StandingSession | undefined> {
    const work = { kind: 'patch' as const, body: { kind: 'patched' as const, ...body } }
    return (await this.#say(site, sessionId, this.#now(), ownUserId, work)).session
  }

  async endSession(
    site: Site,
    sessionId: string,
    body: SessionEnd,
    ownUserId: string | null,
  ): Promise<StandingSession | undefined> {
    const receivedAt = this.#now()
    const at = Math.min(body.timestamp ?? receivedAt, receivedAt)
    const reason: EndReason = body.reason ?? 'end'
    return (await this.#say(site, sessionId, receivedAt, ownUserId, { kind: 'end', at, reason })).session
  }

  async heartbeat(
    site: Site,
    sessionId: string,
    body: Heartbeat,
    ownUserId: string | null,
  ): Promise<boolean> {
    const receivedAt = this.#now()
    const at = Math.min(body.timestamp ?? receivedAt, receivedAt)
    const work = { kind: 'heartbeat' as const, at, section: body.section ?? '' }
    return (await this.#say(site, sessionId, receivedAt, ownUserId, work)).session !== undefined
  }

  standing(siteId: string, sessionId: string): StandingSession | undefined {
    const hot = this.#memory.hot.peek(sessionKey(siteId, resolveMoved(this.#memory, siteId, sessionId)))
    const session = hot && readSession(hot.fold, this.#memory.rulesOf(siteId))
    return hot && session ? standingOf(hot, session) : undefined
  }

  /** Where a session's id leads, should it be that of a visit which was moved into another. */
  readonly resolve = (siteId: string, sessionId: string) => resolveMoved(this.#memory, siteId, sessionId)

  /** The anchor of a session in unix milliseconds, where it is known; see `SessionPlaces`. */
  readonly placeOf = (siteId: string, sessionId: string) => this.#memory.places.find(siteId, sessionId)

  settle(): Promise<void> {
    return this.#settler.settle()
  }

  /** Sessions in memory, and events that wait to be written. */
  state(): { hotSessions: number; waitingEvents: number } {
    return { hotSessions: this.#memory.hot.size, waitingEvents: this.#waitingEvents }
  }

  /** Runs `work`, which takes things out of the store, while nothing is written; then they are forgotten here too. */
  apart<Work extends TakenOut>(work: () => Promise<Work>): Promise<Work> {
    return this.#commits.alone(async () => {
      await this.settle()
      const taken = await work()
      letGo(this.#memory, taken)
      await reconcile(this.#memory)
      await this.settle()
      return taken
    })
  }

  /**
   * Runs `work` while nothing is written, and after all that was accepted is in the store: one point in time. What is
   * remembered of a site that is no more can be forgotten then.
   */
  still<Value>(work: (forgetSite: (siteId: string) => void) => Promise<Value>): Promise<Value> {
    return this.#commits.alone(async () => {
      await this.settle()
      return work((siteId) => forgetSite(this.#memory, siteId))
    })
  }

  /** The store's word now counts of these sessions: they are folded anew from it before the next flush. */
  forget(keys: readonly SessionKey[]): void {
    this.#memory.movesAreStale = true
    this.#memory.identities.distrust()
    for (const key of keys) {
      this.#memory.doubtful.set(sessionKey(key.siteId, key.sessionId), { ...key, visitKey: '' })
    }
  }

  /** Another server wrote to the store: what was remembered of it is read again; see {@link lookAgain}. */
  readonly lookAgain = (since: number): Promise<void> =>
    this.#commits.alone(() => lookAgain(this.#memory, since, this))

  /** Lets go of sessions read by former rules. What comes into the store from then on is read by those of today. */
  readonly forgetFormerRules = (siteIds: readonly string[]): Promise<void> =>
    this.#commits.alone(() => forgetFormerRules(this.#memory, siteIds, () => this.settle()))

  /** Writes everything out and notes that nothing is left to recover. Nothing may be submitted afterwards. */
  async stop(): Promise<void> {
    this.#stopSettling()
    await this.#commits.idle()
    await Promise.all(this.#background)
    await this.#settler.checkpoint(true)
  }

  async #signOfLife(
    site: Site,
    { event, sessionId }: AdmittedEvent,
    ownUserId: string | null,
  ): Promise<void> {
    if (!sessionId) return
    const at = Math.min(event.timestamp, event.receivedAt)
    await this.#say(site, sessionId, event.receivedAt, ownUserId, { kind: 'heartbeat', at, section: '' })
  }

  async #say(site: Site, sessionId: string, receivedAt: number, ownUserId: string | null, work: SessionWork) {
    const result = await this.#submit({ site, sessionId, receivedAt, ownUserId, ...work })
    return result as Exclude<Result, { outcomes: EventOutcome[] }>
  }

  async #submit(work: Work): Promise<Result> {
    this.#inFlight.add(work)
    this.#waitingEvents += weigh(work)
    try {
      return await this.#commits.submit(work)
    } finally {
      this.#inFlight.delete(work)
      this.#waitingEvents -= weigh(work)
    }
  }

  async #flush(works: readonly Work[]): Promise<Result[]> {
    const memory = this.#memory
    try {
      const flush = await retrying(async () => {
        await reconcile(memory)
        const prepared = new Flush(memory, works)
        await prepared.prepare(() => this.settle())
        return prepared
      })
      await commit(memory, flush)
      // A visit that others took events from is folded anew before anybody reads it; should that fail, the next flush does.
      if (memory.doubtful.size > 0) await retrying(() => reconcile(memory)).catch(this.#onFault)
      this.#onCommitted(flush.newEvents())
      return answerFlush(flush, (siteId, sessionId) => this.standing(siteId, sessionId))
    } catch (cause) {
      this.#onFault(cause)
      throw unavailable(cause)
    }
  }

  #refuseWhenFull(): void {
    if (this.#waitingEvents < waitingEventsMax) return
    const detail = 'More events are waiting than can be written soon; send this request again in a moment.'
    throw new ProblemError('storage_unavailable', detail, { retryAfterSeconds: 2 })
  }

  #committedUntil(): number {
    let until = this.#now()
    for (const work of this.#inFlight) until = Math.min(until, work.receivedAt)
    return until
  }
}
