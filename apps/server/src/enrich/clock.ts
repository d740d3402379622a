/** How far the sender's clock must be off, in milliseconds, before it is corrected; less is the time a request takes. */
const skewMin = 5000

/** What an event and its request say about time, all in unix milliseconds. */
interface SentTimes {
  /** When it happened, by the sender's clock. */
  readonly timestamp?: number | undefined
  /** When the request was sent, by the same clock. */
  readonly sentAt?: number | undefined
  /** When the request arrived, by ours. */
  readonly receivedAt: number
}

/**
 * When an event happened by our clock, in unix milliseconds.
 *
 * As in Segment's specification, the sender's clock is off by `receivedAt − sentAt`, and that is added. Unlike there,
 * only where it is more than five seconds: below, the difference is mostly the way through the network, and adding it
 * would shake the order of events that a page and its server send at the same time.
 */
export function correctTimestamp({ timestamp, sentAt, receivedAt }: SentTimes): number {
  if (timestamp === undefined) return receivedAt
  if (sentAt === undefined) return timestamp
  const offset = receivedAt - sentAt
  return Math.abs(offset) > skewMin ? timestamp + offset : timestamp
}
