/** An event that waits, as it will be sent. */
export interface QueuedEvent {
  readonly eventId: string
  readonly json: string
  readonly bytes: number
}

interface QueueLimits {
  readonly eventsMax: number
  readonly bytesMax: number
}

/** Events in the order they came, in bounds. What is out for delivery is never dropped. */
export interface EventQueue {
  readonly size: number
  /** Puts one at the end and answers those that had to go for it, oldest first. */
  add(event: QueuedEvent): QueuedEvent[]
  /** The oldest, within limits but at least one; they stay until {@link settle}. */
  take(limits: QueueLimits): readonly QueuedEvent[]
  /** Ends a delivery: what was taken is done with, or waits again. */
  settle(outcome: 'done' | 'waits'): void
  /** Everything that is here, taken or not. */
  list(): readonly QueuedEvent[]
  /** Resolves when everything that is here now has left. */
  emptied(): Promise<void>
}

export function createEventQueue({ eventsMax, bytesMax }: QueueLimits): EventQueue {
  const events: QueuedEvent[] = []
  const marks: { readonly last: QueuedEvent; readonly resolve: () => void }[] = []
  let bytesHeld = 0
  let taken = 0

  const remove = (from: number, count: number): QueuedEvent[] => {
    const removed = events.splice(from, count)
    for (const { bytes } of removed) bytesHeld -= bytes
    const reached = marks.findLastIndex(({ last }) => removed.includes(last))
    for (const { resolve } of marks.splice(0, reached + 1)) resolve()
    return removed
  }
  return {
    get size() {
      return events.length
    },
    add(event) {
      events.push(event)
      bytesHeld += event.bytes
      const dropped: QueuedEvent[] = []
      while ((events.length > eventsMax || bytesHeld > bytesMax) && events.length > taken + 1)
        dropped.push(...remove(taken, 1))
      return dropped
    },
    take(limits) {
      taken = 0
      let bytes = 0
      for (const event of events) {
        bytes += event.bytes
        if (taken > 0 && (taken >= limits.eventsMax || bytes > limits.bytesMax)) break
        taken++
      }
      return events.slice(0, taken)
    },
    settle(outcome) {
      const count = taken
      taken = 0
      if (outcome === 'done') remove(0, count)
    },
    list: () => events,
    emptied() {
      const last = events.at(-1)
      if (!last) return Promise.resolve()
      return new Promise((resolve) => marks.push({ last, resolve }))
    },
  }
}
