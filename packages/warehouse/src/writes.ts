/**
 * Counts what this process wrote, site by site. An answer that was read while a site's count stood still holds until it
 * moves; that is all that a cache needs to know, where nobody else writes into the store.
 */
export class Writes {
  readonly #bySite = new Map<string, number>()
  #everywhere = 0

  /** Notes that rows of these sites may have been written, also where the write failed: part of it may stand. */
  note(siteIds: Iterable<string>): void {
    for (const siteId of new Set(siteIds)) this.#bySite.set(siteId, (this.#bySite.get(siteId) ?? 0) + 1)
  }

  /** The same where nobody knows whose rows they were. */
  noteEverywhere(): void {
    this.#everywhere += 1
  }

  /** A text that differs as soon as anything of these sites may have changed. */
  stampOf(siteIds: readonly string[]): string {
    return [this.#everywhere, ...siteIds.map((siteId) => this.#bySite.get(siteId) ?? 0)].join()
  }
}
