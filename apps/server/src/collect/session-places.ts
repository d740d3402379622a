import { hash64 } from '@sojourn/sessions'

/** A table has at most 2 MiB of places, of eight bytes each. */
const bitsMax = 21
const bitsFirst = 14
/** Fuller, a look-up goes through too many places that are taken. */
const fullAt = 0.85
/** In place of an anchor: several sessions share the fingerprint. */
const unclear = 0xffffffff

/**
 * Where sessions lie: the anchor of each by 32 bits of the hash of its site and id, so that a session is read from one place
 * in place of being looked for in every week. It is a hint: an answer may be that of another session (1 in 3,000 where a
 * million are known), and none says nothing. Eight to sixteen bytes a session; beyond 1.7 million of them a second table is
 * begun, and at its end the first, of the older ones, is dropped.
 */
export class SessionPlaces {
  /** The last begun first; at most two. */
  #tables: Table[] = [new Table()]

  /** The session's anchor in unix milliseconds; undefined where it is not known, or not for certain. */
  find(siteId: string, sessionId: string): number | undefined {
    const fingerprint = fingerprintOf(siteId, sessionId)
    for (const table of this.#tables) {
      const seconds = table.find(fingerprint)
      if (seconds !== 0) return seconds === unclear ? undefined : seconds * 1000
    }
    return undefined
  }

  /** Notes a session that was not there; `sessionAt` is its anchor in unix milliseconds. */
  add(siteId: string, sessionId: string, sessionAt: number): void {
    if (this.#tables[0]?.isFull) this.#tables = [new Table(), ...this.#tables.slice(0, 1)]
    this.#tables[0]?.set(fingerprintOf(siteId, sessionId), sessionAt / 1000)
  }

  /** Notes a session of before, as long as there is room; see `knownHashes`. */
  addStored(fingerprint: number, seconds: number): void {
    const oldest = this.#tables.at(-1)
    if (!oldest?.isFull) oldest?.set(fingerprint, seconds)
  }
}

const fingerprintOf = (siteId: string, sessionId: string): number =>
  Number((hash64(siteId) ^ hash64(sessionId)) >> 32n)

/** A hash table with open addresses: fingerprint and seconds side by side; no seconds, no entry. */
class Table {
  #bits = bitsFirst
  #cells = new Uint32Array(2 << bitsFirst)
  #count = 0

  get isFull(): boolean {
    return this.#bits === bitsMax && this.#isCrowded
  }

  /** Seconds, or 0. */
  find(fingerprint: number): number {
    return this.#cells[this.#place(fingerprint) + 1] as number
  }

  set(fingerprint: number, seconds: number): void {
    if (this.#isCrowded && this.#bits < bitsMax) this.#grow()
    const place = this.#place(fingerprint)
    const before = this.#cells[place + 1] as number
    if (before === 0) this.#count++
    this.#cells[place] = fingerprint
    this.#cells[place + 1] = before === 0 || before === seconds ? seconds : unclear
  }

  get #isCrowded(): boolean {
    return this.#count >= fullAt * 2 ** this.#bits
  }

  /** Where the fingerprint stands, or would: entries lie behind one another from the place that its first bits name. */
  #place(fingerprint: number): number {
    const cells = this.#cells
    const mask = cells.length - 1
    let place = (fingerprint >>> (32 - this.#bits)) << 1
    while (cells[place + 1] !== 0 && cells[place] !== fingerprint) place = (place + 2) & mask
    return place
  }

  #grow(): void {
    const before = this.#cells
    this.#bits++
    this.#cells = new Uint32Array(2 << this.#bits)
    for (let place = 0; place < before.length; place += 2) {
      if (before[place + 1] === 0) continue
      const to = this.#place(before[place] as number)
      this.#cells[to] = before[place] as number
      this.#cells[to + 1] = before[place + 1] as number
    }
  }
}
