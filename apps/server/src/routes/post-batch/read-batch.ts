import { batchEventsMax, ProblemError } from '@sojourn/contract'
import { readSentAt } from '../sent-at.ts'

/** The events of a batch, still unparsed, and what the sender says of itself. */
export interface Batch {
  readonly events: unknown[]
  readonly sentAt: number | undefined
  readonly eventsLost: number | undefined
}

/** Beyond, a sender's word is not believed: no queue of ours holds so many. */
const eventsLostMax = 1_000_000

/**
 * A batch as clients send it: `{sentAt?, tracker?: {dropped?}, events}`, or `batch` for `events`, or the bare array.
 * @throws ProblemError `invalid_request` where there are no events, `batch_too_large` beyond 1,000.
 */
export function readBatch(body: unknown): Batch {
  if (Array.isArray(body)) return { events: checkCount(body), sentAt: undefined, eventsLost: undefined }
  if (typeof body !== 'object' || body === null) throw noEvents('must be a JSON array of events')
  const { events, batch } = body as { events?: unknown; batch?: unknown }
  const given = events ?? batch
  if (!Array.isArray(given)) throw noEvents('must be a JSON array of events')
  return { events: checkCount(given), sentAt: readSentAt(body), eventsLost: readEventsLost(body) }
}

/** Nothing where it makes no sense: the events are worth more than what is said beside them. */
function readEventsLost(body: object): number | undefined {
  const { tracker } = body as { tracker?: { dropped?: unknown } | null }
  const dropped = Number(tracker?.dropped)
  return Number.isInteger(dropped) && dropped > 0 && dropped <= eventsLostMax ? dropped : undefined
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
