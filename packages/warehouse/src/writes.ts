/** A part of time, in unix milliseconds, the end not in it. */
export interface TimeRange {
  readonly from: number
  readonly to: number
}

interface SiteWrites {
  /** The last write of all. */
  last: number
  /** The last of which nobody said which days it touched. */
  anywhere: number
  /** The last that touched a day, by days since 1970. */
  readonly byDay: Map<number, number>
}

const dayMs = 86_400_000
const dayOf = (at: number): number => Math.floor(at / dayMs)

/** Days that a site is told apart by at most: eleven years. Where there are more, none are. */
const daysMax = 4000

/** The days that rows lie in, by site: of each row that of its anchor, and of a session that of its start as well. */
export class TouchedDays {
  readonly bySite = new Map<string, Set<number>>()

  /** @param at unix milliseconds */
  add(siteId: string, at: number): void {
    const days = this.bySite.get(siteId)
    if (days) days.add(dayOf(at))
    else this.bySite.set(siteId, new Set([dayOf(at)]))
  }
}

/**
 * Counts what this process wrote, by sites and days. An answer that was read while the count of its sites stood still holds
 * until it moves, and one about sessions of some days while that of these days does; that is all that a cache needs to know,
 * where nobody else writes into the store.
 */
export class Writes {
  readonly #bySite = new Map<string, SiteWrites>()
  #everywhere = 0
  #count = 0

  /** Notes that rows of these sites may have been written, also where the write failed: part of it may stand. */
  note(siteIds: Iterable<string>): void {
    this.#count += 1
    for (const siteId of siteIds) {
      const site = this.#siteOf(siteId)
      site.last = this.#count
      site.anywhere = this.#count
      site.byDay.clear()
    }
  }

  /** The same where it is known in which days the rows lie. */
  noteDays({ bySite }: TouchedDays): void {
    this.#count += 1
    for (const [siteId, days] of bySite) {
      const site = this.#siteOf(siteId)
      site.last = this.#count
      for (const day of days) site.byDay.set(day, this.#count)
      if (site.byDay.size > daysMax) this.note([siteId])
    }
  }

  /** The same where nobody knows whose rows they were. */
  noteEverywhere(): void {
    this.#everywhere += 1
  }

  /**
   * A text that differs as soon as anything of these sites may have changed; with `within`, any row whose anchor or start
   * lies there, in whole days.
   */
  stampOf(siteIds: readonly string[], within?: TimeRange): string {
    return [this.#everywhere, ...siteIds.map((siteId) => this.#lastOf(siteId, within))].join()
  }

  #lastOf(siteId: string, within: TimeRange | undefined): number {
    const site = this.#bySite.get(siteId)
    if (!site) return 0
    if (!within) return site.last
    const [first, behind] = [dayOf(within.from), Math.ceil(within.to / dayMs)]
    let last = site.anywhere
    for (const [day, count] of site.byDay) if (day >= first && day < behind && count > last) last = count
    return last
  }

  #siteOf(siteId: string): SiteWrites {
    const site = this.#bySite.get(siteId) ?? { last: 0, anywhere: 0, byDay: new Map() }
    this.#bySite.set(siteId, site)
    return site
  }
}
