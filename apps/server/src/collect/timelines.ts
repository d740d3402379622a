import type { Visit } from '@sojourn/sessions'
import { visitsOf, type Warehouse } from '@sojourn/warehouse'
import { LatelyUsed } from '../lately-used.ts'

/** A visit and its anchor in unix milliseconds. */
export interface AnchoredVisit extends Visit {
  readonly sessionAt: number
}

/** The visits of one visitor: sessions made by inactivity, from the events that name no session. */
export type Timeline = Map<string, AnchoredVisit>

/** Whose inactivity makes the session of an event without one. */
export const visitKeyOf = (event: { visitorId: string; userId: string }): string =>
  event.visitorId ? `v:${event.visitorId}` : `u:${event.userId}`

/** The timelines of visitors lately heard from. */
export class Timelines {
  readonly #timelines = new LatelyUsed<Timeline>(200_000)

  get(siteId: string, visitKey: string): Timeline | undefined {
    return this.#timelines.get(`${siteId} ${visitKey}`)
  }

  set(siteId: string, visitKey: string, timeline: Timeline): void {
    this.#timelines.set(`${siteId} ${visitKey}`, timeline)
  }

  /** Forgets a visitor; the store knows better. */
  forget(siteId: string, visitKey: string): void {
    this.#timelines.delete(`${siteId} ${visitKey}`)
  }

  /** The store was changed by somebody else: all are read from it again. */
  distrust(): void {
    this.#timelines.clear()
  }

  /** Forgets all visitors of a site that is no more. */
  forgetSite(siteId: string): void {
    for (const key of [...this.#timelines.keys()])
      if (key.startsWith(`${siteId} `)) this.#timelines.delete(key)
  }

  /** Reads timelines from the store, whose rows must be up to date. */
  async load(warehouse: Warehouse, wanted: readonly { siteId: string; visitKey: string }[]): Promise<void> {
    for (const one of wanted) this.set(one.siteId, one.visitKey, new Map())
    for (let start = 0; start < wanted.length; start += 500) {
      const part = wanted.slice(start, start + 500)
      const sites = [...new Set(part.map((one) => one.siteId))]
      const visits = await visitsOf(warehouse, { sites, keys: part.map((one) => one.visitKey) })
      for (const { siteId, visitKey, ...visit } of visits)
        this.get(siteId, visitKey)?.set(visit.sessionId, visit)
    }
  }
}
