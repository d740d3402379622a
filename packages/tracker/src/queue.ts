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
  /** @param eventId begins with `evt_` and sorts by time */
  add(eventId: string, text: string): void
  /** The oldest that nobody has claimed, at most so many events and bytes of UTF-8, but one at least. */
  take(eventsMax: number, bytesMax: number, now: number): Waiting[]
  /** Claims events, or gives them back where `until` is empty. */
  claim(batch: readonly Waiting[], until: number | ''): void
  remove(keys: readonly string[]): void
  /** Where more than so many wait, drops the oldest tenth; how many were dropped. */
  trim(eventsMax: number): number
  /** How many wait, by the last count and what this tab did since. */
  size(): number
}

/** @see Queue */
export function openQueue(store: Store): Queue {
  let known: number | undefined
  const keys = () => {
    const found = store.keys().filter((key) => key.startsWith('evt_'))
    known = found.length
    return found
  }
  const size = () => known ?? keys().length
  const remove = (gone: readonly string[]) => {
    known = size() - gone.length
    gone.forEach(store.remove)
  }
  return {
    size,
    remove,
    add(eventId, text) {
      known = size() + 1
      store.set(eventId, text)
    },
    take(eventsMax, bytesMax, now) {
      const batch: Waiting[] = []
      let bytes = 0
      for (const key of keys()) {
        const stored = store.get(key) ?? ''
        const [until] = stored.split('{', 1)
        if (Number(until) > now) continue
        const text = stored.slice(stored.indexOf('{'))
        bytes += new Blob([text]).size + 1
        if (batch[0] && (bytes > bytesMax || batch.length >= eventsMax)) break
        batch.push({ key, text })
      }
      return batch
    },
    claim(batch, until) {
      // What another tab has wiped meanwhile stays away.
      for (const { key, text } of batch) if (store.get(key)) store.set(key, until + text)
    },
    trim(eventsMax) {
      // A tenth at once, as going through all of them takes its time.
      const surplus = size() > eventsMax ? keys().slice(0, -eventsMax * 0.9) : []
      remove(surplus)
      return surplus.length
    },
  }
}
