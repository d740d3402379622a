import { parse, stringify } from './native.ts'
import type { Store } from './store.ts'
import type { Counters } from './types.ts'

/** What went wrong, kept until a batch with it has arrived. */
export interface CounterBook {
  count(name: keyof Counters, by: number): void
  /** All counters as JSON text, which are zero from then on; empty where nothing went wrong. */
  take(): string
  /** Adds what {@link CounterBook.take} gave, as its batch has not arrived. */
  giveBack(text: string): void
}

const key = 'n'

/** @see CounterBook */
export function openCounters(store: Store): CounterBook {
  const take = () => {
    const text = store.get(key) ?? ''
    store.remove(key)
    return text
  }
  const count = (name: keyof Counters, by: number) => {
    if (by === 0) return
    const held: Counters = parse(store.get(key) ?? '{}')
    store.set(key, stringify({ ...held, [name]: (held[name] ?? 0) + by }))
  }
  return {
    count,
    take,
    giveBack(text) {
      for (const [name, by] of Object.entries(parse(text || '{}'))) count(name as keyof Counters, Number(by))
    },
  }
}
