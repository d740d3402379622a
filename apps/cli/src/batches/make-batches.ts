import { batchEventsMax, bodyBytesMax } from '@sojourn/contract'

/** An event as it is sent: its JSON text, and what its sender knows it by. */
export interface OutgoingEvent {
  readonly json: string
  readonly line: number
}

/** Events that are sent together. */
export interface Batch {
  readonly body: string
  readonly lines: readonly number[]
}

/** Some room below the limit of a body is left for what a proxy may think of. */
const bytesMax = bodyBytesMax * 0.9

/** Groups events, in their order, into bodies that the API takes: at most 1,000 events and 1 MiB. */
export async function* makeBatches(
  events: AsyncIterable<OutgoingEvent>,
  eventsMax = batchEventsMax,
): AsyncGenerator<Batch> {
  let texts: string[] = []
  let lines: number[] = []
  let bytes = 0
  const take = (): Batch => {
    const batch = { body: `{"events":[${texts.join(',')}]}`, lines }
    texts = []
    lines = []
    bytes = 0
    return batch
  }
  for await (const { json, line } of events) {
    const size = Buffer.byteLength(json) + 1
    if (texts.length === eventsMax || (texts.length > 0 && bytes + size > bytesMax)) yield take()
    texts.push(json)
    lines.push(line)
    bytes += size
  }
  if (texts.length > 0) yield take()
}
