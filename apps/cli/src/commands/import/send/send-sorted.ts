import type { BatchReceipt } from '@sojourn/contract'
import type { SortedEvent } from '@sojourn/server'
import { inOrder } from '../../../batches/in-order.ts'
import { type Batch, makeBatches, type OutgoingEvent } from '../../../batches/make-batches.ts'
import { postBatch } from '../../../batches/post-batch.ts'
import type { Target } from '../../../target/target.ts'
import type { ImportJournal, SentCounts } from './import-journal.ts'

/** Batches on their way at once: one is stored while the next one is read. */
const parallel = 3

interface Sending {
  readonly target: Target
  readonly siteId: string | undefined
  /** The beginning of every event id, of the content of the file. */
  readonly idPrefix: string
  readonly journal: ImportJournal
  readonly signal: AbortSignal
  onSent(sent: number): void
}

/** Sends sorted events, from where the journal is; gives whether it came to the end. */
export async function sendSorted(events: AsyncIterable<SortedEvent>, sending: Sending): Promise<boolean> {
  const { target, siteId, journal, signal } = sending
  const batches = makeBatches(withIds(events, journal.counts.sent, sending.idPrefix))
  const answered = inOrder(
    batches,
    parallel,
    (batch) => postBatch(target, batch.body, { siteId, signal }),
    signal,
  )
  for await (const { item, result } of answered) {
    await journal.note(countsOf(item, result))
    sending.onSent(journal.counts.sent)
  }
  return !signal.aborted
}

async function* withIds(
  events: AsyncIterable<SortedEvent>,
  skipped: number,
  idPrefix: string,
): AsyncGenerator<OutgoingEvent> {
  let index = 0
  for await (const { line, json } of events) {
    if (index++ < skipped) continue
    yield {
      line,
      json: json.startsWith('{"eventId":') ? json : `{"eventId":"${idPrefix}${line}",${json.slice(1)}`,
    }
  }
}

function countsOf({ lines }: Batch, receipt: BatchReceipt): SentCounts {
  return {
    sent: lines.length,
    accepted: receipt.accepted - (receipt.notStored ?? 0),
    duplicates: receipt.duplicates,
    notStored: receipt.notStored ?? 0,
    rejected: receipt.rejected.map(({ index, errors }) => ({
      line: lines[index] as number,
      reason: errors.map(({ path, message }) => `${path || 'the event'} ${message}`).join('; '),
    })),
  }
}
