import { foldWeight, type SessionFold, type SiteRules } from '@sojourn/sessions'
import type { VisitorIdentity } from './identities.ts'

/** A session held in memory: its fold, which knows every event it has seen. */
export interface HotSession {
  readonly key: string
  readonly siteId: string
  readonly sessionId: string
  readonly sessionAt: number
  /** As in StoredEvent; what the store had no row of yet is told by its events. */
  visitKey: string
  readonly fold: SessionFold
  /** The rules by which pages and stages of its first event were read; those of later events by these or later ones. */
  readonly rules: SiteRules
  /** Last event or heartbeat, in unix milliseconds. */
  lastSeenAt: number
  /** Who the visitor is known to be; undefined until the session has a visitor. */
  identity: VisitorIdentity | undefined
}

/** The key of a session across sites. */
export const sessionKey = (siteId: string, sessionId: string): string => `${siteId} ${sessionId}`

/**
 * The sessions in memory, least recently used first out, bounded by the events that they hold. A dirty session is
 * never dropped, nor one whose row is on its way: until the row stands, the store does not know where the session lies.
 */
export class HotSessions {
  readonly #sessions = new Map<string, HotSession>()
  readonly #weights = new Map<string, number>()
  #dirty = new Set<HotSession>()
  /** Taken to be written, and not yet said to be. */
  #onItsWay: ReadonlySet<HotSession> = new Set()
  readonly #weightMax: number
  readonly #onDrop: (session: HotSession) => void
  #weight = 0

  constructor(options: { weightMax: number; onDrop: (session: HotSession) => void }) {
    this.#weightMax = options.weightMax
    this.#onDrop = options.onDrop
  }

  get size(): number {
    return this.#sessions.size
  }

  get dirtyCount(): number {
    return this.#dirty.size
  }

  peek(key: string): HotSession | undefined {
    return this.#sessions.get(key)
  }

  /** The session, made the most recently used. */
  get(key: string): HotSession | undefined {
    const session = this.#sessions.get(key)
    if (session) {
      this.#sessions.delete(key)
      this.#sessions.set(key, session)
    }
    return session
  }

  add(session: HotSession): void {
    this.#sessions.set(session.key, session)
    this.#reweigh(session)
  }

  /** Notes that a session changed: it is heavier perhaps, and its row is to be written. */
  touch(session: HotSession): void {
    this.#dirty.add(session)
    this.#reweigh(session)
  }

  /**
   * The sessions whose rows are to be written; {@link endWriting} says that it was tried. What changes meanwhile is dirty
   * again.
   */
  takeDirty(): ReadonlySet<HotSession> {
    this.#onItsWay = this.#dirty
    this.#dirty = new Set()
    return this.#onItsWay
  }

  /** The sessions that were taken are written, or dirty again. */
  endWriting(): void {
    this.#onItsWay = new Set()
  }

  /** Drops what is too much; called when a flush is over. */
  trim(): void {
    if (this.#weight <= this.#weightMax) return
    for (const session of this.#sessions.values()) {
      if (this.#weight <= this.#weightMax) return
      if (!this.#dirty.has(session) && !this.#onItsWay.has(session)) this.drop(session)
    }
  }

  /** Forgets a session; the store knows it. */
  drop(session: HotSession): void {
    if (!this.#sessions.delete(session.key)) return
    this.#dirty.delete(session)
    this.#weight -= this.#weights.get(session.key) ?? 0
    this.#weights.delete(session.key)
    this.#onDrop(session)
  }

  /** All of them; those that are dropped meanwhile are passed over. */
  all(): Iterable<HotSession> {
    return this.#sessions.values()
  }

  /** Forgets all sessions of a site that is no more; what they hold is written nowhere. */
  dropSite(siteId: string): void {
    for (const session of this.#sessions.values()) if (session.siteId === siteId) this.drop(session)
  }

  #reweigh(session: HotSession): void {
    const weight = 4 + foldWeight(session.fold)
    this.#weight += weight - (this.#weights.get(session.key) ?? 0)
    this.#weights.set(session.key, weight)
  }
}
