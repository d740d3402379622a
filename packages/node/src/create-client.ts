import { setTimeout as wait } from 'node:timers/promises'
import type { ClientOptions } from './client-options.ts'
import { closeOnExit } from './close-on-exit.ts'
import { createDelivery } from './delivery/create-delivery.ts'
import { postBatch } from './delivery/post-batch.ts'
import { type ReportFailure, warnOfFailure } from './delivery-failure.ts'
import { prepareEvent } from './prepare-event.ts'
import { createEventQueue } from './queue/event-queue.ts'
import { readTarget } from './read-target.ts'
import { createDropReport } from './report-dropped.ts'
import type { ServerEvent } from './server-event.ts'
import { openSpool } from './spool.ts'

/** Sends events of a server. Nothing here throws into the program; what goes wrong is told to `onFailure`. */
export interface SojournClient {
  /** Notes an event as it is now, and sends it soon. Answers its id. */
  track(type: string, event: ServerEvent): string
  /** Says that a visitor or session is a user's; what is known of the user goes into `properties`. */
  identify(event: ServerEvent & { readonly userId: string }): string
  /** Notes a page view. */
  page(event: ServerEvent & ({ readonly url: string } | { readonly path: string })): string
  /**
   * Sends what waits now. True when all of it arrived or was refused, false where that took longer.
   * @param timeoutMs @default 10000
   */
  flush(timeoutMs?: number): Promise<boolean>
  /**
   * Sends what waits and stops; again: the same. What could not go within `closeTimeoutMs` is in the spool file, or told
   * as dropped.
   */
  close(): Promise<void>
  /** Events that wait. */
  readonly queued: number
}

/** @throws {TypeError} where the address or the key cannot be one */
export function createClient(options: ClientOptions): SojournClient {
  const { flushEvents = 100, flushAfterMs = 1000, closeTimeoutMs = 5000 } = options
  const target = readTarget(options)
  const report = guard(options.onFailure ?? warnOfFailure)
  const drops = createDropReport(report)
  const queue = createEventQueue({
    eventsMax: options.queueEventsMax ?? 10_000,
    bytesMax: options.queueBytesMax ?? 32 * 1024 * 1024,
  })
  const delivery = createDelivery({
    queue,
    post: (events, stopped) => postBatch(events, target, stopped),
    retry: { baseMs: options.retryBaseMs ?? 500, maxMs: options.retryMaxMs ?? 30_000 },
    report,
  })
  const spool = openSpool(options.spoolFile, report)
  let timer: NodeJS.Timeout | undefined
  let closing: Promise<void> | undefined

  const send = () => {
    clearTimeout(timer)
    timer = undefined
    delivery.start()
  }
  const track = (type: string, event: ServerEvent): string => {
    const prepared = prepareEvent(type, event, Date.now())
    const { eventId } = prepared
    if (closing) {
      const message = `An event of type ${type} came after close().`
      report({ code: 'closed', message, eventIds: [eventId] })
    } else if ('failure' in prepared) report(prepared.failure)
    else {
      drops.note(queue.add(prepared.event))
      if (queue.size >= flushEvents) send()
      else timer ??= setTimeout(send, flushAfterMs).unref()
    }
    return eventId
  }
  const flush = async (timeoutMs = 10_000): Promise<boolean> => {
    send()
    // Also what keeps the process alive: requests do, pauses between them do not.
    const patience = new AbortController()
    const late = wait(timeoutMs, false, patience).catch(() => false)
    const inTime = await Promise.race([queue.emptied().then(() => true), late])
    patience.abort()
    return inTime
  }
  const close = async () => {
    stopListening()
    await flush(closeTimeoutMs)
    await delivery.stop()
    clearTimeout(timer)
    drops.tell()
    spool.keep(queue.list())
  }
  const closeOnce = () => {
    closing ??= close()
    return closing
  }
  const stopListening = closeOnExit(closeOnce, {
    flushOnExit: options.flushOnExit ?? true,
    signals: options.signals ?? [],
  })

  for (const event of spool.take()) drops.note(queue.add(event))
  if (queue.size > 0) send()
  return {
    track,
    identify: (event) => track('identify', event),
    page: (event) => track('page_view', event),
    flush,
    close: closeOnce,
    get queued() {
      return queue.size
    },
  }
}

/** A listener that throws must not end the sending. */
const guard =
  (report: ReportFailure): ReportFailure =>
  (failure) => {
    try {
      report(failure)
    } catch (cause) {
      warnOfFailure({ ...failure, message: `${failure.message} onFailure threw: ${String(cause)}` })
    }
  }
