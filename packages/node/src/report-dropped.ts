import type { ReportFailure } from './delivery-failure.ts'
import type { QueuedEvent } from './queue/event-queue.ts'

/** How long drops are gathered: a full queue drops one event for every new one. */
const gatherMs = 1000

/** Tells of events that a full queue dropped, many at once. */
export function createDropReport(report: ReportFailure) {
  let eventIds: string[] = []
  let timer: NodeJS.Timeout | undefined
  const tell = () => {
    clearTimeout(timer)
    timer = undefined
    if (eventIds.length === 0) return
    const message = `The queue was full: ${eventIds.length} events were dropped, the oldest first.`
    const told = eventIds
    eventIds = []
    report({ code: 'dropped', message, eventIds: told })
  }
  return {
    note(dropped: readonly QueuedEvent[]): void {
      if (dropped.length === 0) return
      for (const { eventId } of dropped) eventIds.push(eventId)
      timer ??= setTimeout(tell, gatherMs).unref()
    },
    /** Tells at once of what was gathered. */
    tell,
  }
}
