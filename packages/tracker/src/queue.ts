import { now } from './native.ts'
import type { Store } from './store.ts'

/** An event that waits: where it is stored, and its JSON text. */
export interface Waiting {
  readonly waitingKey: string
  readonly eventText: string
}

/**
 * The events that wait for the server, one key each: tabs add and remove side by side and never rewrite what another
 * wrote. The keys sort by time, so the order is kept. A text may stand behind a number: until then, in unix
 * milliseconds, it is claimed by a tab that sends it.
 */
export interface Queue {
  /** @param eventId begins with `evt_` and sorts by time */
  add(eventId: string, text: string): void
  /** Claims the oldest that nobody has claimed, at most so many events and bytes of UTF-8, but one at least. */
  claim(eventsMax: number, bytesMax: number, until: number): Waiting[]
  giveBack(batch: readonly Waiting[]): void
  remove(keys: readonly string[]): void
  /** Where more than so many wait, drops the oldest tenth; how many were dropped. */
  dropOldest(eventsMax: number): number
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
    claim(eventsMax, bytesMax, until) {
      const batch: Waiting[] = []
      let bytes = 0
      for (const key of keys()) {
        const stored = store.get(key) ?? ''
        if (Number.parseFloat(stored) > now()) continue
        const text = stored.slice(stored.indexOf('{'))
        bytes += new Blob([text]).size + 1
        if (batch[0] && (bytes > bytesMax || batch.length >= eventsMax)) break
        batch.push({ waitingKey: key, eventText: text })
        store.set(key, until + text)
      }
      return batch
    },
    giveBack(batch) {
      // What another tab has wiped meanwhile stays away.
      for (const { waitingKey, eventText } of batch)
        if (store.get(waitingKey)) store.set(waitingKey, eventText)
    },
    dropOldest(eventsMax) {
      // A tenth at once, as going through all of them takes its time.
      const surplus = size() > eventsMax ? keys().slice(0, -eventsMax * 0.9) : []
      remove(surplus)
      return surplus.length
    },
  }
}
