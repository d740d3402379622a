import type { Identity } from '@sojourn/warehouse'
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
  /** The hot sessions of the visitor; with the last of them it is forgotten. */
  readonly holders: Set<HotSession>
}

/** The key of a visitor across sites. */
export const visitorKey = (siteId: string, visitorId: string): string => `${siteId} ${visitorId}`

/** The identities of the visitors whose sessions are in memory. */
export class Identities {
  readonly #visitors = new Map<string, VisitorIdentity>()
  #news: Identity[] = []

  peek(siteId: string, visitorId: string): VisitorIdentity | undefined {
    return this.#visitors.get(visitorKey(siteId, visitorId))
  }

  /** Gives a session its visitor's identity; `stored` is what the store knows of the visitor. */
  hold(session: HotSession, visitorId: string, stored: readonly Identity[]): VisitorIdentity {
    const { siteId } = session
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
      }
      for (const pair of stored) learn(identity, pair.userId, pair.seenAt)
      this.#visitors.set(key, identity)
    }
    identity.holders.add(session)
    session.identity = identity
    return identity
  }

  release(session: HotSession): void {
    const { identity } = session
    identity?.holders.delete(session)
    if (identity?.holders.size === 0) this.#visitors.delete(identity.key)
  }

  /** Notes that a visitor was seen as a user. Returns whether that changes whose the anonymous sessions are. */
  see(identity: VisitorIdentity, userId: string, seenAt: number): boolean {
    if ((identity.pairs.get(userId) ?? Number.POSITIVE_INFINITY) <= seenAt) return false
    this.#news.push({ siteId: identity.siteId, visitorId: identity.visitorId, userId, seenAt })
    return learn(identity, userId, seenAt)
  }

  get hasNews(): boolean {
    return this.#news.length > 0
  }

  /** Pairs that the store does not have yet. */
  takeNews(): Identity[] {
    const news = this.#news
    this.#news = []
    return news
  }

  /** Puts back what could not be written. */
  returnNews(news: readonly Identity[]): void {
    this.#news = [...news, ...this.#news]
  }
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
