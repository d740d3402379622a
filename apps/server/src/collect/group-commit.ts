/**
 * Group commit: one flush at a time, and what arrives meanwhile is the next flush. So a lone request waits for nobody,
 * and a crowd shares one write to disk.
 */
export class GroupCommit<Item, Result> {
  readonly #flush: (items: readonly Item[]) => Promise<Result[]>
  readonly #weightMax: number
  readonly #weigh: (item: Item) => number
  #waiting: { item: Item; resolve: (result: Result) => void; reject: (cause: unknown) => void }[] = []
  #apart: (() => Promise<void>)[] = []
  #running: Promise<void> | undefined

  constructor(options: {
    /** Results in the order of the items. A rejection fails all of them. */
    flush: (items: readonly Item[]) => Promise<Result[]>
    /** Weight of one flush at the most; a single heavier item goes alone. */
    weightMax: number
    weigh: (item: Item) => number
  }) {
    this.#flush = options.flush
    this.#weightMax = options.weightMax
    this.#weigh = options.weigh
  }

  /** How many items wait for the next flush. */
  get waiting(): number {
    return this.#waiting.length
  }

  submit(item: Item): Promise<Result> {
    const result = new Promise<Result>((resolve, reject) => this.#waiting.push({ item, resolve, reject }))
    this.#running ??= this.#run()
    return result
  }

  /** Runs something between two flushes, as soon as the present one is through. */
  alone<Value>(work: () => Promise<Value>): Promise<Value> {
    const result = new Promise<Value>((resolve, reject) => {
      this.#apart.push(() => work().then(resolve, reject))
    })
    this.#running ??= this.#run()
    return result
  }

  /** Resolves when nothing waits and nothing runs. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running
  }

  async #run(): Promise<void> {
    // What else this turn of the event loop brings belongs to the same flush.
    await new Promise<void>((resolve) => setImmediate(resolve))
    while (this.#waiting.length > 0 || this.#apart.length > 0) {
      await this.#apart.shift()?.()
      if (this.#waiting.length === 0) continue
      const group = this.#take()
      try {
        const results = await this.#flush(group.map((entry) => entry.item))
        for (const [index, entry] of group.entries()) entry.resolve(results[index] as Result)
      } catch (cause) {
        for (const entry of group) entry.reject(cause)
      }
    }
    this.#running = undefined
  }

  #take() {
    let weight = 0
    let count = 0
    for (const { item } of this.#waiting) {
      weight += this.#weigh(item)
      if (count > 0 && weight > this.#weightMax) break
      count++
    }
    return this.#waiting.splice(0, count)
  }
}
