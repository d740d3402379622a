import type { StoredEvent } from '@sojourn/warehouse'

/** What the rules of today make of the events of one type on one path. */
export interface OtherPage {
  readonly type: string
  readonly path: string
  readonly page: string
  readonly stage: string
}

/** Collects the events that are stored with another page or stage than the rules of today give them. */
export class OtherPages {
  readonly #bySite = new Map<string, Map<string, OtherPage>>()
  /** Different pairs of type and path, over all sites. */
  size = 0
  /** Events so far, those that were taken too. */
  events = 0

  readonly add = ({ siteId, type, path, page, stage }: StoredEvent): void => {
    this.events++
    let ofSite = this.#bySite.get(siteId)
    if (!ofSite) {
      ofSite = new Map()
      this.#bySite.set(siteId, ofSite)
    }
    const key = `${type} ${path}`
    if (ofSite.has(key)) return
    ofSite.set(key, { type, path, page, stage })
    this.size++
  }

  /** All of them by site, which are then forgotten. */
  take(): [siteId: string, pages: OtherPage[]][] {
    const taken = [...this.#bySite].map(([siteId, pages]): [string, OtherPage[]] => [
      siteId,
      [...pages.values()],
    ])
    this.#bySite.clear()
    this.size = 0
    return taken
  }
}
