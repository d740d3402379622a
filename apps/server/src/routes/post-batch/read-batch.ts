import { batchEventsMax, ProblemError } from '@sojourn/contract'
import { readSentAt } from '../sent-at.ts'

/** The events of a batch, still unparsed, and when it was sent. */
export interface Batch {
  readonly events: unknown[]
  readonly sentAt: number | undefined
}

/**
 * A batch as clients send it: `{sentAt?, events}`, or `batch` for `events`, or the bare array.
 * @throws ProblemError `invalid_request` where there are no events, `batch_too_large` beyond 1,000.
 */
export function readBatch(body: unknown): Batch {
  if (Array.isArray(body)) return { events: checkCount(body), sentAt: undefined }
  if (typeof body !== 'object' || body === null) throw noEvents('must be a JSON array of events')
  const { events, batch } = body as { events?: unknown; batch?: unknown }
  const given = events ?? batch
  if (!Array.isArray(given)) throw noEvents('must be a JSON array of events')
  return { events: checkCount(given), sentAt: readSentAt(body) }
}

function checkCount(events: unknown[]): unknown[] {
  if (events.length === 0) throw noEvents('must hold at least one event')
  if (events.length <= batchEventsMax) return events
  throw new ProblemError(
    'batch_too_large',
    `The batch has ${events.length} events; send at most ${batchEventsMax} at once.`,
  )
}

const noEvents = (message: string) =>
  new ProblemError('invalid_request', `events ${message}.`, { errors: [{ path: 'events', message }] })
