import { agent, cancel, later, now, request, stringify } from './native.ts'
import type { Queue, Waiting } from './queue.ts'
import type { Store } from './store.ts'
import type { Counters, Receipt, TrackerEvents, TrackerOptions } from './types.ts'

/**
 * All bodies under way with `keepalive` may have 64 KiB together (https://fetch.spec.whatwg.org/#http-network-or-cache-fetch):
 * one of many, and two as a page is left, since it is hidden and unloaded then.
 */
const bodyBytesMax = 30_000
const lastBodyBytesMax = 15_000
/** How long a request may take; a claim lasts longer. */
const timeoutMs = 30_000
const claimMs = 40_000
/** Longest wait between two tries, for want of a longer `Retry-After`. */
const retryMsMax = 300_000
const hourMs = 3_600_000
/** Where the time stands before which nobody should try again: for all tabs, and across a reload. */
const retryKey = 'r'

/** Brings the queue to the server. */
export interface Delivery {
  /** Sends what waits, batch after batch. Resolves when all has arrived, or has to wait; never rejects. */
  flush(): Promise<void>
  /** Sends one batch at once, in a way that outlives the page. What has not arrived is sent at the next visit. */
  flushLast(): void
  /** Flushes after so many milliseconds at the latest. */
  flushWithin(waitMs: number): void
  /** Flushes although the server was to be left alone for a while: the network has changed. */
  flushNow(): void
  /** Notes something that went wrong, which the next batch tells. */
  count(name: keyof Counters, by?: number): void
}

/** What a delivery works with. */
interface DeliveryParts {
  readonly options: Pick<TrackerOptions, 'writeKey' | 'getToken'>
  readonly url: string
  readonly batchSize: number
  readonly queue: Queue
  readonly store: Store
  /** Whether anything may leave the device. */
  isAllowed(): boolean
  emit<Name extends 'sent' | 'error'>(name: Name, detail: TrackerEvents[Name]): void
}

/** @see Delivery */
export function createDelivery(parts: DeliveryParts): Delivery {
  const { queue, store, isAllowed, emit, batchSize } = parts
  const { writeKey, getToken } = parts.options
  const { locks } = agent
  let eventsMax = batchSize
  let failures = 0
  let counters: Counters = {}
  let token: string | undefined
  let timer: ReturnType<typeof later> | undefined
  let timerAt = 0
  let running: Promise<void> | undefined

  const flushWithin = (waitMs: number) => {
    const at = now() + waitMs
    if (timerAt && at > timerAt) return
    cancel(timer)
    timerAt = at
    timer = later(flush, waitMs)
  }
  const flush = (): Promise<void> => {
    timerAt = 0
    // Pages without TLS have no locks. There the claims alone keep tabs apart, and the server what slips through.
    running ??= (locks ? locks.request(`sojourn.${writeKey}`, deliver).catch(deliver) : deliver()).then(
      () => {
        running = undefined
      },
    )
    return running
  }
  /** Whether a try makes sense now; else there will be another. */
  const mayTry = () => {
    const waitMs = Number(store.get(retryKey) ?? 0) - now()
    if (waitMs > 0) flushWithin(waitMs)
    return waitMs <= 0 && agent.onLine !== false && isAllowed()
  }
  /** In turns with the other tabs. */
  const deliver = async (): Promise<void> => {
    let batch: Waiting[]
    do {
      if (!mayTry()) return
      batch = claim(eventsMax, bodyBytesMax)
    } while (batch[0] && (await send(batch, getToken)))
    // Others have claimed what is left, or somebody who is gone.
    if (queue.size()) flushWithin(claimMs)
  }

  const count: Delivery['count'] = (name, by = 1) => {
    if (by) counters[name] = (counters[name] ?? 0) + by
  }
  const claim = (most: number, bytes: number) => queue.claim(most, bytes, now() + claimMs)

  /** Whether the queue may go on at once. Never rejects. */
  const send = async (batch: readonly Waiting[], askToken?: typeof getToken): Promise<boolean> => {
    const tracker = counters
    counters = {}
    let reason = 'network'
    let waitMs = Math.min(retryMsMax, 1000 * 2 ** failures) * (0.5 + Math.random() / 2)
    let cause: unknown
    try {
      if (askToken) token = await askToken()
      if (!isAllowed()) return false
      const answer = await request(parts.url, {
        method: 'POST',
        // Without a label it goes as text/plain, which browsers send to other origins without asking them first; the
        // server reads JSON all the same.
        headers: token ? { authorization: `Bearer ${token}` } : {},
        body: `${stringify({ writeKey, sentAt: now(), tracker }).slice(0, -1)},"events":[${batch.map(({ eventText }) => eventText)}]}`,
        keepalive: true,
        signal: AbortSignal.timeout?.(timeoutMs),
      })
      reason = `${answer.status}`
      const after = answer.headers.get('retry-after')
      if (after)
        waitMs = Math.max(waitMs, Math.min(hourMs, Number(after) * 1000 || Date.parse(after) - now()) || 0)
      const receipt: Receipt = await answer.json()
      cause = receipt
      // Anything else is a problem, or was not said by Sojourn, but by a portal or proxy on the way.
      if (receipt.accepted >= 0) {
        settle(batch, receipt.rejected.length)
        emit('sent', receipt)
        return true
      }
    } catch (thrown) {
      cause = thrown
    }
    emit('error', { reason, cause })
    for (const [name, by] of Object.entries(tracker)) count(name as keyof Counters, by)
    count('retries')
    // Perhaps one of them spoils the request: until the next success they go one by one.
    eventsMax = 1
    if (!batch[1] && /4(00|13|15|22)/.test(reason)) settle(batch, 1)
    if (isAllowed()) {
      queue.giveBack(batch)
      failures++
      store.set(retryKey, `${now() + waitMs}`)
      flushWithin(waitMs)
    }
    return false
  }

  const settle = (batch: readonly Waiting[], rejected: number) => {
    queue.remove(batch.map(({ waitingKey }) => waitingKey))
    failures = 0
    eventsMax = batchSize
    count('rejected', rejected)
  }

  return {
    flush,
    flushWithin,
    count,
    flushNow() {
      store.remove(retryKey)
      flushWithin(0)
    },
    flushLast() {
      if (!mayTry()) return
      const batch = claim(1000, lastBodyBytesMax)
      if (batch[0]) void send(batch)
    },
  }
}
