import { setTimeout as wait } from 'node:timers/promises'
import type { Rejection } from '@sojourn/contract'
import type { DeliveryFailureCode, ReportFailure } from '../delivery-failure.ts'
import type { EventQueue, QueuedEvent } from '../queue/event-queue.ts'
import { backoffMs } from './backoff.ts'
import type { BatchOutcome } from './post-batch.ts'

interface DeliveryDeps {
  readonly queue: EventQueue
  readonly post: (events: readonly QueuedEvent[], stopped: AbortSignal) => Promise<BatchOutcome>
  readonly retry: { readonly baseMs: number; readonly maxMs: number }
  readonly report: ReportFailure
}

/** Empties the queue, one batch at a time and in order. */
export interface Delivery {
  /** Goes on until the queue is empty; while it runs already, does nothing. */
  start(): void
  /** Breaks off what runs; resolves when nothing does. */
  stop(): Promise<void>
}

/** Events of one request. What the server takes is 1,000, and 4 MiB of which 1 MiB at most travels. */
const batchLimits = { eventsMax: 1000, bytesMax: 768 * 1024 }

export function createDelivery({ queue, post, retry, report }: DeliveryDeps): Delivery {
  const stopping = new AbortController()
  let running: Promise<void> | undefined
  let failures = 0
  let told: BatchOutcome['kind'] | DeliveryFailureCode = 'delivered'
  let { eventsMax } = batchLimits

  async function run(): Promise<void> {
    while (queue.size > 0 && !stopping.signal.aborted) {
      const batch = queue.take({ ...batchLimits, eventsMax })
      const outcome = await post(batch, stopping.signal)
      if (stopping.signal.aborted && outcome.kind === 'later') queue.settle('waits')
      else await settle(batch, outcome)
    }
  }

  async function settle(batch: readonly QueuedEvent[], outcome: BatchOutcome): Promise<void> {
    const eventIds = batch.map(({ eventId }) => eventId)
    if (outcome.kind === 'later') {
      queue.settle('waits')
      failures++
      const { code, message, cause } = outcome
      if (told !== code) report({ code, message: `${message} Events wait.`, eventIds, cause })
      told = code
      const chosenMs = code === 'unauthorized' ? retry.maxMs : backoffMs(failures, retry, Math.random())
      return pause(Math.max(chosenMs, outcome.afterMs ?? 0))
    }
    failures = 0
    told = outcome.kind
    if (outcome.kind === 'too_large' && batch.length > 1) {
      queue.settle('waits')
      eventsMax = Math.ceil(batch.length / 2)
      return
    }
    queue.settle('done')
    eventsMax = batchLimits.eventsMax
    if (outcome.kind === 'too_large') report({ code: 'too_large', message: outcome.message, eventIds })
    else if (outcome.kind === 'refused') report({ code: 'rejected', message: outcome.message, eventIds })
    else reportRejected(batch, outcome.rejected)
  }

  function reportRejected(batch: readonly QueuedEvent[], rejected: readonly Rejection[]): void {
    for (const { index, errors } of rejected) {
      const said = errors.map(({ path, message }) => `${path} ${message}`).join(', ')
      const message = `Sojourn refused an event: ${said}.`
      report({ code: 'rejected', message, eventIds: [batch[index]?.eventId ?? ''], errors })
    }
  }

  /** Not a reason for the process to stay: who waits for the queue keeps it alive. */
  const pause = (delayMs: number): Promise<void> =>
    wait(delayMs, undefined, { ref: false, signal: stopping.signal }).catch(() => undefined)

  return {
    start() {
      running ??= run().finally(() => {
        running = undefined
      })
    },
    async stop() {
      stopping.abort()
      await running
    },
  }
}
