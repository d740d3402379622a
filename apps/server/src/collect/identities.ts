import type { Identity } from '@sojourn/warehouse'
import { LatelyUsed } from '../lately-used.ts'
import type { HotSession } from './hot-sessions.ts'

/** Who a visitor is known to be; one object for all sessions of the visitor in memory. */
export interface VisitorIdentity {
  readonly key: string
  readonly siteId: string
  readonly visitorId: string
  /** The user the visitor was first identified as; empty: nobody yet. */
  userId: string
  /** When that was, in unix milliseconds of event time. */
  seenAt: number
  /** Every pair that was seen, with its earliest time: a repeat tells nothing new. */
  readonly pairs: Map<string, number>
  /** The sessions in memory that are the visitor's. */
  readonly holders: Set<HotSession>
  /** Pairs that the store does not have yet. With neither these nor holders it is forgotten. */
  unsaved: number
}

/** The key of a visitor across sites. */
export const visitorKey = (siteId: string, visitorId: string): string => `${siteId} ${visitorId}`

/** A visitor that was seen as a user, which the store does not know yet. */
interface Sighting {
  readonly identity: VisitorIdentity
  readonly userId: string
  /** In unix milliseconds of event time. */
  readonly seenAt: number
}

const nothing: readonly Identity[] = []
/** Visitors whose last session left memory lately: some 150 bytes each, and a question to the store spared when they return. */
const latelyMax = 100_000

/** The identities of the visitors whose sessions are in memory. */
export class Identities {
  readonly #visitors = new Map<string, VisitorIdentity>()
  /** What the store has of visitors that were forgotten lately. Nobody else writes it. */
  readonly #lately = new LatelyUsed<readonly Identity[]>(latelyMax)
  #news: Sighting[] = []

  /**
   * What memory knows of a visitor, as the store would tell it; undefined where it knows nothing. To be kept over an
   * await: meanwhile the identity may be written, and forgotten.
   */
  pairsOf(siteId: string, visitorId: string): readonly Identity[] | undefined {
    const key = visitorKey(siteId, visitorId)
    const identity = this.#visitors.get(key)
    return identity ? pairsIn(identity) : this.#lately.get(key)
  }

  /** The identity of a visitor; `stored` is what the store knows, asked where memory does not. */
  open(siteId: string, visitorId: string, stored: () => readonly Identity[]): VisitorIdentity {
    const key = visitorKey(siteId, visitorId)
    let identity = this.#visitors.get(key)
    if (!identity) {
      identity = {
        key,
        siteId,
        visitorId,
        userId: '',
        seenAt: Number.POSITIVE_INFINITY,
        pairs: new Map(),
        holders: new Set(),
        unsaved: 0,
      }
      for (const pair of this.#lately.get(key) ?? stored()) learn(identity, pair.userId, pair.seenAt)
      this.#visitors.set(key, identity)
      this.#lately.delete(key)
    }
    return identity
  }

  /** Makes a session that visitor's, and no other's. */
  hold(session: HotSession, identity: VisitorIdentity): void {
    if (session.identity === identity) return
    this.release(session)
    identity.holders.add(session)
    session.identity = identity
  }

  release(session: HotSession): void {
    const { identity } = session
    if (!identity) return
    identity.holders.delete(session)
    session.identity = undefined
    this.forgetIdle(identity)
  }

  /** Forgets an identity that nobody holds and that the store knows. */
  forgetIdle(identity: VisitorIdentity): void {
    if (identity.holders.size > 0 || identity.unsaved > 0) return
    if (this.#visitors.delete(identity.key)) this.#lately.set(identity.key, pairsIn(identity))
  }

  /** The sessions in memory that are a visitor's. */
  holdersOf(siteId: string, visitorId: string): readonly HotSession[] {
    return [...(this.#visitors.get(visitorKey(siteId, visitorId))?.holders ?? [])]
  }

  /** Forgets a visitor whom nobody holds and who is in the store no longer as they were. */
  forget(siteId: string, visitorId: string): void {
    const key = visitorKey(siteId, visitorId)
    this.#visitors.delete(key)
    this.#lately.delete(key)
  }

  /** Forgets all visitors of a site that is no more. */
  forgetSite(siteId: string): void {
    const start = visitorKey(siteId, '')
    for (const visitors of [this.#visitors, this.#lately])
      for (const key of [...visitors.keys()]) if (key.startsWith(start)) visitors.delete(key)
    this.#news = this.#news.filter(({ identity }) => identity.siteId !== siteId)
  }

  /** The store was changed by somebody else: visitors who are not in memory are read from it again. */
  distrust(): void {
    this.#lately.clear()
  }

  /** Notes that a visitor was seen as a user. Returns whether that changes whose the anonymous sessions are. */
  see(identity: VisitorIdentity, userId: string, seenAt: number): boolean {
    if ((identity.pairs.get(userId) ?? Number.POSITIVE_INFINITY) <= seenAt) return false
    this.#news.push({ identity, userId, seenAt })
    identity.unsaved++
    return learn(identity, userId, seenAt)
  }

  get hasNews(): boolean {
    return this.#news.length > 0
  }

  /** Pairs that the store does not have yet. */
  takeNews(): Sighting[] {
    const news = this.#news
    this.#news = []
    return news
  }

  /** Puts back what could not be written. */
  returnNews(news: readonly Sighting[]): void {
    this.#news = [...news, ...this.#news]
  }

  /** Notes that the store has them now. */
  markSaved(news: readonly Sighting[]): void {
    for (const { identity } of news) {
      identity.unsaved--
      this.forgetIdle(identity)
    }
  }
}

function pairsIn({ siteId, visitorId, pairs }: VisitorIdentity): readonly Identity[] {
  if (pairs.size === 0) return nothing
  return [...pairs].map(([userId, seenAt]) => ({ siteId, visitorId, userId, seenAt }))
}

/** The earliest user counts; of two at the same time, the lesser id, so that the order of arrival does not matter. */
function learn(identity: VisitorIdentity, userId: string, seenAt: number): boolean {
  identity.pairs.set(userId, Math.min(seenAt, identity.pairs.get(userId) ?? Number.POSITIVE_INFINITY))
  const earlier = seenAt < identity.seenAt || (seenAt === identity.seenAt && userId < identity.userId)
  if (!earlier) return false
  identity.seenAt = seenAt
  const changed = identity.userId !== userId
  identity.userId = userId
  return changed
}
