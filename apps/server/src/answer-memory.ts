import type { Writes } from '@sojourn/warehouse'

interface Remembered {
  readonly stamp: string
  readonly rows: unknown[][]
}

/** Answers that are kept at most, and rows that an answer has at most to be kept. */
const answersMax = 500
const rowsMax = 2000

/**
 * Answers of the store, which hold as long as nobody wrote anything about their sites. Only where this process is the one
 * that writes: it then knows of every write before the writer's request is answered.
 */
export class AnswerMemory {
  readonly #writes: Writes
  readonly #answers = new Map<string, Remembered>()

  constructor(writes: Writes) {
    this.#writes = writes
  }

  /** Forgets everything: answers may hold what must not be remembered, though nobody would be given it. */
  clear(): void {
    this.#answers.clear()
  }

  /** The rows that are remembered under a key for these sites, if they still hold; else those of `ask`. */
  async recall(
    siteIds: readonly string[],
    key: string,
    ask: () => Promise<unknown[][]>,
  ): Promise<unknown[][]> {
    const place = `${siteIds.join()} ${key}`
    // Before asking: what is written meanwhile may be missing from the answer.
    const stamp = this.#writes.stampOf(siteIds)
    const known = this.#answers.get(place)
    this.#answers.delete(place)
    const current = known?.stamp === stamp ? known : { stamp, rows: await ask() }
    if (current.rows.length <= rowsMax) this.#answers.set(place, current)
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= answersMax) break
      this.#answers.delete(oldest)
    }
    return current.rows
  }
}
