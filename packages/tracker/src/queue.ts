import type { Store } from './store.ts'

/** An event that waits: where it is stored, and its JSON text. */
export interface Waiting {
  readonly key: string
  readonly text: string
}

/**
 * The events that wait for the server, one key each: tabs add and remove side by side and never rewrite what another
 * wrote. The keys sort by time, so the order is kept. A text may stand behind a number: until then, in unix
 * milliseconds, it is claimed by a tab that sends it.
 */
export interface Queue {
  /** @param id sorts by time */
  add(id: string, text: string): void
  /** The oldest that nobody has claimed, at most so many events and bytes of UTF-8, but one at least. */
  take(eventsMax: number, bytesMax: number, now: number): Waiting[]
  /** Claims events, or gives them back where `until` is empty. */
  claim(batch: readonly Waiting[], until: number | ''): void
  /** Whether all of them are still claimed by whoever said so. */
  holds(batch: readonly Waiting[], until: number): boolean
  remove(batch: readonly Waiting[]): void
  /** Where more than so many wait, drops the oldest tenth; how many were dropped. */
  trim(eventsMax: number): number
  /** How many wait, by the last count and what this tab did since. */
  size(): number
}

const place = 'e.'

/** @see Queue */
export function openQueue(store: Store): Queue {
  let size: number | undefined
  const keys = () => {
    const found = store.keys(place)
    size = found.length
    return found
  }
  const remove = (batch: readonly { readonly key: string }[]) => {
    for (const { key } of batch) store.remove(key)
    size = (size ?? batch.length) - batch.length
  }
  const count = () => size ?? keys().length
  return {
    add(id, text) {
      size = count() + 1
      store.set(place + id, text)
    },
    take(eventsMax, bytesMax, now) {
      const batch: Waiting[] = []
      let bytes = 0
      for (const key of keys()) {
        const stored = store.get(key)
        if (stored === null || Number.parseFloat(stored) > now) continue
        const text = stored.slice(stored.indexOf('{'))
        bytes += new Blob([text]).size + 1
        if (batch.length > 0 && (bytes > bytesMax || batch.length >= eventsMax)) break
        batch.push({ key, text })
      }
      return batch
    },
    claim(batch, until) {
      // What another tab has wiped meanwhile stays away.
      for (const { key, text } of batch) if (store.get(key) !== null) store.set(key, until + text)
    },
    holds: (batch, until) => batch.every(({ key, text }) => store.get(key) === until + text),
    remove,
    trim(eventsMax) {
      if (count() <= eventsMax) return 0
      // A tenth at once, as going through all of them takes its time.
      const surplus = keys().slice(0, -Math.ceil(eventsMax * 0.9))
      remove(surplus.map((key) => ({ key })))
      return surplus.length
    },
    size: count,
  }
}
