import type { TimeRange, Writes } from './writes.ts'

interface Remembered {
  readonly stamp: string
  readonly rows: unknown[][]
  readonly size: number
}

/** What is kept at most: of one answer, and of all. A row counts one, and each member of a list in it as well. */
const sizeMax = 150_000
const sizeOfAllMax = 1_500_000
const answersMax = 500

/**
 * Answers of the store, which hold as long as nobody wrote anything that they were told from. Only where this process is the
 * one that writes: it then knows of every write before the writer's request is answered.
 */
export class AnswerMemory {
  readonly #writes: Writes
  readonly #answers = new Map<string, Remembered>()
  #size = 0

  constructor(writes: Writes) {
    this.#writes = writes
  }

  /** Forgets everything: answers may hold what must not be remembered, though nobody would be given it. */
  clear(): void {
    this.#answers.clear()
    this.#size = 0
  }

  /**
   * The rows that are remembered under a key for these sites, if they still hold; else those of `ask`.
   * @param within where all anchors and starts lie that the answer is told from; absent: anywhere
   */
  async recall(
    siteIds: readonly string[],
    key: string,
    ask: () => Promise<unknown[][]>,
    within?: TimeRange,
  ): Promise<unknown[][]> {
    const place = `${siteIds.join()} ${key}`
    // Before asking: what is written meanwhile may be missing from the answer.
    const stamp = this.#writes.stampOf(siteIds, within)
    const known = this.#answers.get(place)
    if (known?.stamp === stamp) {
      this.#keep(place, known)
      return known.rows
    }
    const rows = await ask()
    this.#keep(place, { stamp, rows, size: sizeOf(rows) })
    return rows
  }

  /** Keeps an answer as the one that was used last. */
  #keep(place: string, answer: Remembered): void {
    this.#drop(place)
    if (answer.size > sizeMax) return
    this.#answers.set(place, answer)
    this.#size += answer.size
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= answersMax && this.#size <= sizeOfAllMax) break
      this.#drop(oldest)
    }
  }

  #drop(place: string): void {
    this.#size -= this.#answers.get(place)?.size ?? 0
    this.#answers.delete(place)
  }
}

const sizeOf = (rows: readonly unknown[][]): number =>
  rows.reduce(
    (sum, row) => sum + row.reduce<number>((size, cell) => size + (Array.isArray(cell) ? cell.length : 0), 1),
    0,
  )
