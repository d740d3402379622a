import type { CounterBook } from './counters.ts'
import { agent, cancel, later, min, now, parse, random, request, stringify } from './native.ts'
import type { Queue, Waiting } from './queue.ts'
import type { Store } from './store.ts'
import type { TrackerEvents, TrackerOptions } from './types.ts'

/** The sum of all bodies under way with `keepalive` is limited to 64 KiB (https://fetch.spec.whatwg.org/#http-network-or-cache-fetch). */
const bodyBytesMax = 60_000
/** Events of one request at the most, as the server takes them. */
const lastEventsMax = 1000
/** How long a request may take. A claim lasts a little longer. */
const timeoutMs = 30_000
const claimMs = timeoutMs + 5000
/** Longest wait between two tries, for want of a longer `Retry-After`. */
const retryMsMax = 300_000
const hourMs = 3_600_000
/** Where the time stands before which nobody should try again: for all tabs, and across a reload. */
const retryKey = 'r'

/** Brings the queue to the server. */
export interface Delivery {
  /** Sends what waits, batch after batch. Resolves when all has arrived, or has to wait. */
  flush(): Promise<void>
  /** Sends one batch at once, in a way that outlives the page. What has not arrived is sent at the next visit. */
  flushLast(): void
  /** Flushes after so many milliseconds at the latest. */
  flushWithin(waitMs: number): void
  /** A sign of life that goes with the next batch, and is worth nothing later. */
  beat(event: string): void
  /** The network is back: what was waited for is over. */
  tryAgain(): void
  stop(): void
}

/** What a delivery works with. */
interface DeliveryParts {
  readonly options: Pick<TrackerOptions, 'writeKey' | 'getToken'>
  readonly url: string
  readonly batchSize: number
  readonly queue: Queue
  readonly store: Store
  readonly counters: CounterBook
  /** Whether anything may leave the device. */
  isAllowed(): boolean
  /** Told of every batch that is off the queue. */
  onSent(detail: TrackerEvents['sent']): void
  onError(detail: TrackerEvents['error']): void
}

/** @see Delivery */
export function createDelivery(parts: DeliveryParts): Delivery {
  const { options, queue, store, counters } = parts
  const { locks } = agent ?? {}
  let eventsMax = parts.batchSize
  let failures = 0
  let beat = ''
  let token: string | undefined
  let timer: ReturnType<typeof later> | undefined
  let timerAt = 0
  let running: Promise<void> | undefined

  const flushWithin = (waitMs: number) => {
    const at = now() + waitMs
    if (timer !== undefined && timerAt <= at) return
    cancel(timer)
    timerAt = at
    timer = later(flush, waitMs)
  }
  const msToWait = () => {
    const waitMs = Number(store.get(retryKey)) - now()
    return waitMs > hourMs ? 0 : waitMs
  }
  const mayTry = () => parts.isAllowed() && agent?.onLine !== false

  const flush = (): Promise<void> => {
    cancel(timer)
    timer = undefined
    running ??= (
      locks ? locks.request(`sojourn.${options.writeKey}`, deliver).catch(deliver) : deliver()
    ).then(() => {
      running = undefined
    })
    return running
  }

  /** In turns with the other tabs. Never rejects. */
  const deliver = async (): Promise<void> => {
    try {
      while (mayTry()) {
        const waitMs = msToWait()
        if (waitMs > 0) return flushWithin(waitMs)
        token = await options.getToken?.()
        const batch = queue.take(eventsMax, bodyBytesMax, now())
        if (!mayTry() || (batch.length === 0 && beat === '')) return
        const until = claim(batch)
        if (!locks) {
          // Without locks the claims decide: they need a moment to be seen by the other tabs.
          await new Promise((resolve) => later(resolve, 50 + random() * 50))
          if (!queue.holds(batch, until)) return flushWithin(timeoutMs)
        }
        if (!(await send(batch))) return
      }
    } catch (cause) {
      parts.onError({ reason: 'exception', cause })
      flushWithin(timeoutMs)
    }
  }

  /** Until when; no other claim has the same number. */
  const claim = (batch: readonly Waiting[]): number => {
    const until = now() + claimMs + random()
    queue.claim(batch, until)
    return until
  }

  /** Whether the queue may go on at once. Never rejects. */
  const send = async (batch: readonly Waiting[]): Promise<boolean> => {
    const failed = counters.take()
    const body = bodyOf(batch, failed)
    let reason = 'network'
    let retryAfterMs = 0
    try {
      const answer = await post(body)
      const receipt = readReceipt(await answer.text())
      if (receipt) {
        settle(batch, receipt)
        return true
      }
      if (/400|413|415|422/.test(`${answer.status}`)) {
        // One of them spoils the request: it is found by halves.
        counters.giveBack(failed)
        return giveUp(batch)
      }
      reason = `${answer.status}`
      retryAfterMs = readRetryAfter(answer.headers.get('retry-after'))
    } catch (cause) {
      parts.onError({ reason, cause })
    }
    if (!parts.isAllowed()) return false
    counters.giveBack(failed)
    counters.count('retries', 1)
    queue.claim(batch, '')
    const waitMs = Math.max(
      min(retryMsMax, 1000 * 2 ** failures++) * (0.5 + random() / 2),
      min(hourMs, retryAfterMs),
    )
    store.set(retryKey, `${now() + waitMs}`)
    flushWithin(waitMs)
    if (reason !== 'network') parts.onError({ reason })
    return false
  }

  const bodyOf = (batch: readonly Waiting[], failed: string): string => {
    const events = batch.map(({ text }) => text)
    if (beat) events.push(beat)
    beat = ''
    return `{"writeKey":${stringify(options.writeKey)},"sentAt":${now()}${failed && `,"tracker":${failed}`},"events":[${events}]}`
  }

  const post = (body: string): Promise<Response> =>
    request(parts.url, {
      method: 'POST',
      // A label that browsers send to other origins without asking them first; the server reads JSON all the same.
      headers: { 'content-type': 'text/plain', ...(token && { authorization: `Bearer ${token}` }) },
      body,
      keepalive: new Blob([body]).size < 64_000,
      signal: AbortSignal.timeout?.(timeoutMs) ?? null,
    })

  const settle = (batch: readonly Waiting[], receipt: TrackerEvents['sent']) => {
    queue.remove(batch)
    store.remove(retryKey)
    failures = 0
    eventsMax = parts.batchSize
    counters.count('rejected', receipt.rejected)
    parts.onSent(receipt)
  }

  const giveUp = (batch: readonly Waiting[]): boolean => {
    if (batch.length > 1) {
      queue.claim(batch, '')
      eventsMax = Math.ceil(batch.length / 2)
    } else settle(batch, { accepted: 0, duplicates: 0, rejected: batch.length })
    return true
  }

  return {
    flush,
    flushWithin,
    flushLast() {
      if (!mayTry() || msToWait() > 0) return
      const batch = queue.take(lastEventsMax, bodyBytesMax, now())
      if (batch.length === 0 && beat === '') return
      claim(batch)
      // Firefox before 133 has no keepalive; how a beacon fared is never known, so its events are sent again later.
      if ('keepalive' in Request.prototype) void send(batch).then((isDone) => (isDone ? flush() : undefined))
      else agent?.sendBeacon(parts.url, bodyOf(batch, counters.take()))
    },
    beat(event) {
      beat = event
      void flush()
    },
    tryAgain() {
      failures = 0
      store.remove(retryKey)
      void flush()
    },
    stop: () => cancel(timer),
  }
}

/** What became of the events; undefined where it was not Sojourn that answered, but a portal or proxy on the way. */
function readReceipt(text: string): TrackerEvents['sent'] | undefined {
  try {
    const { accepted, duplicates, rejected } = parse(text)
    if (accepted >= 0) return { accepted, duplicates, rejected: rejected.length }
  } catch {}
  return undefined
}

/** `Retry-After` as milliseconds: it is a number of seconds or a date. */
const readRetryAfter = (value: string | null): number =>
  value ? Number(value) * 1000 || Date.parse(value) - Date.now() || 0 : 0
