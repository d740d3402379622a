/**
 * A map of what was used lately: at most `max` entries, and never fewer than the last half of them. What is used is in the
 * younger of two maps; once that has half of `max`, it becomes the older, and what was in the older is forgotten. It takes
 * memory and time as it grows: a cache that lays out 200,000 places when it is made takes some 50 ms of every start.
 */
export class LatelyUsed<Value extends NonNullable<unknown>> {
  readonly #half: number
  #young = new Map<string, Value>()
  #old = new Map<string, Value>()

  constructor(max: number) {
    this.#half = Math.ceil(max / 2)
  }

  /** The entry, which counts as used. */
  get(key: string): Value | undefined {
    const young = this.#young.get(key)
    if (young !== undefined) return young
    const old = this.#old.get(key)
    if (old !== undefined) this.set(key, old)
    return old
  }

  set(key: string, value: Value): void {
    this.#young.set(key, value)
    if (this.#young.size < this.#half) return
    this.#old = this.#young
    this.#young = new Map()
  }

  delete(key: string): void {
    this.#young.delete(key)
    this.#old.delete(key)
  }

  clear(): void {
    this.#young.clear()
    this.#old.clear()
  }

  /** Some may come twice. */
  *keys(): Generator<string> {
    yield* this.#young.keys()
    yield* this.#old.keys()
  }
}
