import type { BatchReceipt } from '@sojourn/contract'
import { type SortedEvent, withIds } from '@sojourn/server'
import { inOrder } from '../../../batches/in-order.ts'
import { type Batch, makeBatches } from '../../../batches/make-batches.ts'
import { postBatch } from '../../../batches/post-batch.ts'
import type { Target } from '../../../target/target.ts'
import type { ImportJournal, SentCounts } from './import-journal.ts'

/** Batches on their way at once: one is stored while the next one is read. */
const parallel = 3

interface Sending {
  readonly target: Target
  readonly siteId: string | undefined
  readonly contentHash: string
  readonly journal: ImportJournal
  readonly signal: AbortSignal
  onSent(sent: number): void
}

/** Sends sorted events, from where the journal is; gives whether it came to the end. */
export async function sendSorted(events: AsyncIterable<SortedEvent>, sending: Sending): Promise<boolean> {
  const { target, siteId, journal, signal } = sending
  const batches = makeBatches(withIds(events, journal.counts.sent, sending.contentHash))
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
