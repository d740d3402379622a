import { randomBytes } from 'node:crypto'
import { ProblemError } from '@sojourn/contract'
import type { SessionEvent } from '@sojourn/sessions'
import { openPlace, sealPlace } from './place-text.ts'
import { type LiveMessage, Watch } from './watch.ts'

/** Events that are kept for those who come back, over all sites that are watched. */
const keptMax = 2_000
/** How long a site's events are kept on when nobody watches it any more. */
const keepOnMs = 2 * 60_000
/** Who may watch at once. */
const watchesMax = 1_000

interface WatchedSite {
  readonly watches: Set<Watch>
  /** Every event after this number is kept, so far as the bus keeps any. */
  readonly since: number
  leftAt: number
}

/**
 * Tells events to those who watch, once they are on disk. It holds a bounded number of the last ones, for whoever lost the
 * connection. A place among them can be read by this process alone: after a restart there is none to go on from.
 */
export class LiveBus {
  readonly #placeKey = randomBytes(16)
  readonly #now: () => number
  readonly #sites = new Map<string, WatchedSite>()
  readonly #watches = new Set<Watch>()
  #kept: LiveMessage[] = []
  /** Of the last event told. */
  #number = 0
  #isClosed = false

  constructor(now: () => number) {
    this.#now = now
  }

  /** Takes new events. Costs next to nothing where nobody watches. */
  publish(events: Iterable<SessionEvent>): void {
    if (this.#sites.size === 0) return
    this.#forgetLeftSites()
    for (const event of events) {
      const site = this.#sites.get(event.siteId)
      if (!site) continue
      this.#number += 1
      const message = { id: sealPlace(this.#placeKey, this.#number), number: this.#number, event }
      this.#kept.push(message)
      for (const watch of site.watches) watch.add(message)
    }
    if (this.#kept.length > 2 * keptMax) this.#kept = this.#kept.slice(-keptMax)
  }

  /**
   * Watches sites from now on, or from behind the event that `lastId` names.
   * @throws ProblemError `rate_limited` where too many watch.
   */
  watch(siteIds: readonly string[], lastId?: string): Watch {
    if (this.#watches.size >= watchesMax) {
      const detail = `${watchesMax} live streams are open already. Ask /api/v1/analytics/live now and then instead.`
      throw new ProblemError('rate_limited', detail, { retryAfterSeconds: 30 })
    }
    const watch = new Watch(() => this.#leave(watch, siteIds))
    if (lastId !== undefined) this.#catchUp(watch, siteIds, lastId)
    for (const siteId of siteIds) {
      let site = this.#sites.get(siteId)
      if (!site) {
        site = { watches: new Set(), since: this.#number, leftAt: 0 }
        this.#sites.set(siteId, site)
      }
      site.watches.add(watch)
    }
    this.#watches.add(watch)
    if (this.#isClosed) watch.close()
    return watch
  }

  /** Forgets events that were told: nobody who comes back is told of them again. */
  forget(isGone: (event: SessionEvent) => boolean): void {
    this.#kept = this.#kept.filter(({ event }) => !isGone(event))
  }

  /** Ends every stream, and any that is opened from now on. */
  close(): void {
    this.#isClosed = true
    for (const watch of this.#watches) watch.close()
  }

  #catchUp(watch: Watch, siteIds: readonly string[], lastId: string): void {
    const after = openPlace(this.#placeKey, lastId) ?? -1
    const [oldest] = this.#kept
    const keptSince = oldest ? oldest.number - 1 : this.#number
    const isWhole =
      after >= keptSince &&
      after <= this.#number &&
      siteIds.every((siteId) => (this.#sites.get(siteId)?.since ?? Number.POSITIVE_INFINITY) <= after)
    if (!isWhole) {
      watch.miss()
      return
    }
    const asked = new Set(siteIds)
    for (const message of this.#kept) {
      if (message.number > after && asked.has(message.event.siteId)) watch.add(message)
    }
  }

  #leave(watch: Watch, siteIds: readonly string[]): void {
    this.#watches.delete(watch)
    for (const siteId of siteIds) {
      const site = this.#sites.get(siteId)
      site?.watches.delete(watch)
      if (site?.watches.size === 0) site.leftAt = this.#now()
    }
  }

  #forgetLeftSites(): void {
    const now = this.#now()
    for (const [siteId, site] of this.#sites) {
      if (site.watches.size === 0 && site.leftAt + keepOnMs < now) this.#sites.delete(siteId)
    }
    if (this.#sites.size === 0) this.#kept = []
  }
}
