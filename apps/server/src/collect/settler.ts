import { randomUUID } from 'node:crypto'
import { readSession } from '@sojourn/sessions'
import {
  giveSessionsToUser,
  hideSessions,
  insertCheckpoint,
  insertIdentities,
  insertLedger,
  insertSessions,
  type SessionKey,
  SessionRows,
} from '@sojourn/warehouse'
import { groupBy } from './group-by.ts'
import type { HotSession } from './hot-sessions.ts'
import type { VisitorIdentity } from './identities.ts'
import type { Memory } from './memory.ts'
import { retrying } from './retrying.ts'
import { unavailable } from './store-errors.ts'

const checkpointEveryMs = 10_000
const rowsMax = 10_000
const giftsMax = 500

/**
 * Writes what stands behind the events: session rows, identities, the ledger, checkpoints. Everything here can be made
 * again from the events (but for ledger counts and signs of life of the last second), so it may be late: a session
 * touched ten times in a second is written once.
 */
export class Settler {
  readonly #memory: Memory
  readonly #now: () => number
  /** Everything received before this time is in the store or refused. */
  readonly #committedUntil: () => number
  #version: number
  #running: Promise<void> | undefined
  #next: Promise<void> | undefined
  #checkpointAt = 0

  constructor(options: { memory: Memory; now: () => number; committedUntil: () => number; version: number }) {
    this.#memory = options.memory
    this.#now = options.now
    this.#committedUntil = options.committedUntil
    this.#version = options.version
  }

  get isSettled(): boolean {
    const { hot, identities, ledger, hides, gifts } = this.#memory
    return (
      hot.dirtyCount === 0 && !identities.hasNews && ledger.isEmpty && hides.size === 0 && gifts.size === 0
    )
  }

  /**
   * Resolves once everything that counted before the call is written. Calls meanwhile share the next write.
   * @throws ProblemError `storage_unavailable`
   */
  settle(): Promise<void> {
    if (!this.#running) {
      if (this.isSettled) return Promise.resolve()
      this.#running = this.#write().finally(() => {
        this.#running = undefined
      })
      return this.#running
    }
    this.#next ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined
        return this.settle()
      })
    return this.#next
  }

  /** Notes, now and then, up to when everything is settled; at a clean stop with `now`. */
  async checkpoint(force = false): Promise<void> {
    const until = this.#committedUntil()
    if (!force && this.#now() - this.#checkpointAt < checkpointEveryMs) return
    // What a failed write may have left in the store is not settled before it is folded anew.
    if (this.#memory.doubtful.size > 0 || this.#memory.unfinishedMoves.length > 0) return
    await this.settle()
    await insertCheckpoint(this.#memory.warehouse, until)
    this.#checkpointAt = this.#now()
  }

  async #write(): Promise<void> {
    const { warehouse, hot, identities, ledger } = this.#memory
    // All is taken out before it is written: what comes meanwhile, of the same session or visitor too, is for the next time.
    const dirty = [...hot.takeDirty()]
    const news = identities.takeNews()
    const counts = ledger.take()
    const gifts = takeAll(this.#memory.gifts)
    const hides = takeAll(this.#memory.hides)
    try {
      await retrying(() => insertIdentities(warehouse, news.map(rowOf)))
      await this.#giveGifts([...gifts.values()])
      await this.#writeSessions(dirty)
      await this.#hide([...hides.values()])
    } catch (cause) {
      for (const [key, gift] of gifts) this.#memory.gifts.set(key, gift)
      for (const [key, hide] of hides) this.#memory.hides.set(key, hide)
      for (const session of dirty) if (hot.peek(session.key) === session) hot.touch(session)
      identities.returnNews(news)
      ledger.giveBack(counts)
      throw unavailable(cause)
    } finally {
      hot.endWriting()
    }
    identities.markSaved(news)
    const token = randomUUID()
    await retrying(() => insertLedger(warehouse, counts, token)).catch((cause: unknown) => {
      ledger.giveBack(counts)
      throw unavailable(cause)
    })
  }

  async #writeSessions(sessions: readonly HotSession[]): Promise<void> {
    const { warehouse, rulesOf } = this.#memory
    for (let start = 0; start < sessions.length; start += rowsMax) {
      const rows = new SessionRows()
      const unopened: HotSession[] = []
      for (const hot of sessions.slice(start, start + rowsMax)) {
        const session = readSession(hot.fold, rulesOf(hot.siteId))
        if (!session) unopened.push(hot)
        else
          rows.add({
            stored: { ...standingOf(hot, session), visitKey: hot.visitKey },
            version: this.#nextVersion(),
          })
      }
      const token = randomUUID()
      await retrying(() => insertSessions(warehouse, rows, token))
      const gone = unopened.map((session) => ({ ...keyOf(session), version: this.#nextVersion() }))
      await retrying(() => hideSessions(warehouse, gone, `${token}-unopened`))
    }
  }

  async #hide(hides: readonly SessionKey[]): Promise<void> {
    const rows = hides.map((key) => ({ ...keyOf(key), version: this.#nextVersion() }))
    const token = randomUUID()
    await retrying(() => hideSessions(this.#memory.warehouse, rows, token))
  }

  /** Rows of sessions in memory are written with their user anyway; these are the visitors' earlier ones. */
  async #giveGifts(gifts: readonly VisitorIdentity[]): Promise<void> {
    for (const [site, group] of groupBy(gifts, (identity) => identity.siteId)) {
      for (let start = 0; start < group.length; start += giftsMax) {
        const part = group.slice(start, start + giftsMax)
        const params = {
          site,
          visitors: part.map((identity) => identity.visitorId),
          users: part.map((identity) => identity.userId),
          version: this.#nextVersion(),
        }
        await retrying(() => giveSessionsToUser(this.#memory.warehouse, params))
      }
    }
  }

  /** Microseconds of the clock, but always more than before. */
  #nextVersion(): number {
    this.#version = Math.max(this.#version + 1, this.#now() * 1000)
    return this.#version
  }
}

/** A session in memory as it is read: with its last sign of life, and the user that its visitor is known as. */
export function standingOf(hot: HotSession, session: NonNullable<ReturnType<typeof readSession>>) {
  const userId = session.userId || hot.identity?.userId || ''
  return { session, userId, lastSeenAt: Math.max(hot.lastSeenAt, session.lastEventAt) }
}

const keyOf = ({ siteId, sessionId, sessionAt }: SessionKey): SessionKey => ({ siteId, sessionId, sessionAt })

/** Empties a map, and answers what was in it. */
function takeAll<Key, Value>(map: Map<Key, Value>): Map<Key, Value> {
  const taken = new Map(map)
  map.clear()
  return taken
}

const rowOf = ({
  identity: { siteId, visitorId },
  userId,
  seenAt,
}: ReturnType<Memory['identities']['takeNews']>[number]) => ({
  siteId,
  visitorId,
  userId,
  seenAt,
})
