import type { BatchReceipt, Problem, Rejection } from '@sojourn/contract'
import type { QueuedEvent } from '../queue/event-queue.ts'
import { readRetryAfter } from './read-retry-after.ts'

/** Where batches go, and what shows that they may. */
export interface Target {
  readonly url: string
  readonly key: string
  readonly siteId: string | undefined
  readonly timeoutMs: number
}

/** What became of a batch. */
export type BatchOutcome =
  | { readonly kind: 'delivered'; readonly rejected: readonly Rejection[] }
  /** The server takes less at once. */
  | { readonly kind: 'too_large'; readonly message: string }
  /** Sending it again would give the same answer. */
  | { readonly kind: 'refused'; readonly message: string }
  | {
      readonly kind: 'later'
      readonly code: 'unreachable' | 'unauthorized'
      readonly message: string
      readonly afterMs?: number | undefined
      readonly cause?: unknown
    }

/** Sends a batch once. Nothing is thrown: what went wrong is the outcome. */
export async function postBatch(
  events: readonly QueuedEvent[],
  { url, key, siteId, timeoutMs }: Target,
  stopped: AbortSignal,
): Promise<BatchOutcome> {
  const query = siteId === undefined ? '' : `?siteId=${encodeURIComponent(siteId)}`
  try {
    const response = await fetch(`${url}/api/v1/events/batch${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: `{"sentAt":${Date.now()},"events":[${events.map(({ json }) => json).join()}]}`,
      signal: AbortSignal.any([stopped, AbortSignal.timeout(timeoutMs)]),
      // A redirected POST becomes a GET and is answered with 200 by a page.
      redirect: 'manual',
    })
    return judge(response, await response.text())
  } catch (cause) {
    return { kind: 'later', code: 'unreachable', message: `Sojourn cannot be reached at ${url}.`, cause }
  }
}

function judge(response: Response, text: string): BatchOutcome {
  const { status } = response
  const answer = parse(text)
  const said = answer?.detail ?? `It answered ${status}.`
  if (status === 200 && answer?.rejected) return { kind: 'delivered', rejected: answer.rejected }
  if (answer?.code === 'batch_rejected') return { kind: 'delivered', rejected: answer.rejected ?? [] }
  if (status === 413) return { kind: 'too_large', message: said }
  if (status === 400) return { kind: 'refused', message: said }
  if (status === 408 || status === 429 || status >= 500) {
    const afterMs = readRetryAfter(response.headers.get('retry-after'), Date.now())
    return { kind: 'later', code: 'unreachable', message: `Sojourn could not take events. ${said}`, afterMs }
  }
  return {
    kind: 'later',
    code: 'unauthorized',
    message: `Sojourn does not take events here: check url, key and siteId. ${said}`,
  }
}

function parse(text: string): (Partial<BatchReceipt> & Partial<Problem>) | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
