import type { TimeRange, Writes } from './writes.ts'

interface Remembered {
  readonly stamp: string
  readonly rows: unknown[][]
  readonly bytes: number
}

/** What is kept at most: of one answer, and of all. */
const bytesMax = 16_000_000
const bytesOfAllMax = 64_000_000
const answersMax = 2000

/**
 * Answers of the store, which hold as long as nobody wrote anything that they were told from. Only where this process is the
 * one that writes: it then knows of every write before the writer's request is answered.
 */
export class AnswerMemory {
  readonly #writes: Writes
  readonly #answers = new Map<string, Remembered>()
  #bytes = 0

  constructor(writes: Writes) {
    this.#writes = writes
  }

  /** Forgets everything: answers may hold what must not be remembered, though nobody would be given it. */
  clear(): void {
    this.#answers.clear()
    this.#bytes = 0
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
    this.#keep(place, { stamp, rows, bytes: bytesOf(rows) })
    return rows
  }

  /** Keeps an answer as the one that was used last. */
  #keep(place: string, answer: Remembered): void {
    this.#drop(place)
    if (answer.bytes > bytesMax) return
    this.#answers.set(place, answer)
    this.#bytes += answer.bytes
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= answersMax && this.#bytes <= bytesOfAllMax) break
      this.#drop(oldest)
    }
  }

  #drop(place: string): void {
    this.#bytes -= this.#answers.get(place)?.bytes ?? 0
    this.#answers.delete(place)
  }
}

/** About what rows take: texts have as many bytes as characters, mostly. */
function bytesOf(value: unknown): number {
  if (typeof value === 'string') return 24 + value.length
  if (ArrayBuffer.isView(value)) return value.byteLength
  if (typeof value !== 'object' || value === null) return 8
  const parts: unknown[] = Array.isArray(value)
    ? value
    : [...(value instanceof Map ? value : Object.values(value))]
  return parts.reduce<number>((sum, one) => sum + bytesOf(one), 32)
}
