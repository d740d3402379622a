import type { Site } from '@sojourn/catalog'
import { batchEventsMax } from '@sojourn/contract'
import type { Collector, EventOutcome } from '../collect/types.ts'
import type { Quotas } from '../quotas/create-quotas.ts'
import { formOfUpload, type ImportForm } from './import-form.ts'
import { type ImportReport, makeReport } from './import-report.ts'
import { createLineReader } from './line-reader.ts'
import { putAside } from './put-aside.ts'
import { readEvents } from './read-events.ts'
import { RejectedFile } from './rejected-file.ts'
import { EventSorter } from './sort/event-sorter.ts'
import { withIds } from './with-ids.ts'

/** How far an import is: what became of the sorted events, from the first. */
export interface ImportPlace {
  readonly sent: number
  readonly accepted: number
  readonly duplicates: number
  readonly notStored: number
  readonly refused: readonly { readonly line: number; readonly reason: string }[]
}

/** A file that came over the API, and whom to tell what becomes of it. */
export interface Upload {
  readonly site: Site
  readonly file: string
  readonly rejectedFile: string
  /** For what does not fit into memory while it is sorted. */
  readonly folder: string
  readonly form: ImportForm
  /** From where an import that was interrupted goes on. */
  readonly place: ImportPlace | undefined
  readonly signal: AbortSignal
  readonly now: () => number
  save(place: ImportPlace): Promise<void>
  progress(done: number, total: number): void
}

/** Text that is held while events are sorted, in characters: sorting more at once would keep others waiting. */
const heldCharsMax = 16 * 1024 * 1024
/** Text of events that are collected at once, in characters. */
const batchCharsMax = 1024 * 1024
/** Longest content, decompressed, in bytes. */
const contentBytesMax = 10 * 1024 ** 3

const beginning: ImportPlace = { sent: 0, accepted: 0, duplicates: 0, notStored: 0, refused: [] }

/**
 * Imports a file: reads it through, puts its events into the order of time, takes them in, and accounts for every line. What
 * is no event is put aside with its reason, and the ledger of the site counts it as rejected.
 * @throws ImportFault where it cannot be read, ProblemError where the store or the quota refuses.
 */
export async function importUpload(
  {
    collector,
    quotas,
  }: { readonly collector: Pick<Collector, 'collect' | 'countRefused'>; readonly quotas: Quotas },
  upload: Upload,
): Promise<ImportReport> {
  const { site, file, signal, now, save, progress } = upload
  const { form, mapping } = await formOfUpload(file, upload.form)
  const rejected = new RejectedFile(upload.rejectedFile)
  const sorter = new EventSorter(heldCharsMax, upload.folder)
  try {
    const reader = createLineReader(mapping, form, site, now())
    const summary = await readEvents(file, form, {
      mapLine: reader.mapLine,
      sorter,
      rejected,
      signal,
      contentBytesMax,
      onRead: (lines) => progress(lines, 0),
    })
    let place = upload.place
    if (!place) {
      place = beginning
      // Kept before it is counted, so that a repetition counts nothing twice.
      await save(place)
      countRejected(collector, site.siteId, rejected.count, reader.tooEarlyOrLate)
    }
    for await (const batch of batchesOf(withIds(sorter.sorted(), place.sent, summary.contentHash))) {
      signal.throwIfAborted()
      await quotas.check(site.siteId, batch.length)
      const events = batch.map(({ json }): unknown => JSON.parse(json))
      const sender = { ip: '', userAgent: '', receivedAt: now(), ownUserId: null }
      place = add(place, batch, await collector.collect(site, events, sender))
      await save(place)
      progress(place.sent, sorter.count)
    }
    await putAside(file, form, place.refused, rejected)
    return makeReport(summary, place, rejected.reasons)
  } finally {
    await rejected.close()
    await sorter.close()
  }
}

function countRejected(
  collector: Pick<Collector, 'countRefused'>,
  siteId: string,
  all: number,
  byReason: ReadonlyMap<string, number>,
): void {
  let invalid = all
  for (const [reason, events] of byReason) {
    collector.countRefused(siteId, 'rejected', reason, events)
    invalid -= events
  }
  if (invalid > 0) collector.countRefused(siteId, 'rejected', 'invalid', invalid)
}

type Outgoing = { readonly line: number; readonly json: string }

async function* batchesOf(events: AsyncIterable<Outgoing>): AsyncGenerator<Outgoing[]> {
  let batch: Outgoing[] = []
  let chars = 0
  for await (const event of events) {
    if (batch.length === batchEventsMax || (batch.length > 0 && chars + event.json.length > batchCharsMax)) {
      yield batch
      batch = []
      chars = 0
    }
    batch.push(event)
    chars += event.json.length
  }
  if (batch.length > 0) yield batch
}

function add(place: ImportPlace, batch: readonly Outgoing[], outcomes: readonly EventOutcome[]): ImportPlace {
  let { accepted, duplicates, notStored } = place
  const refused = [...place.refused]
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome.status === 'rejected') {
      const reason = outcome.errors.map(({ path, message }) => `${path || 'the event'} ${message}`).join('; ')
      refused.push({ line: batch[index]?.line ?? 0, reason })
    } else if (outcome.status === 'duplicate') duplicates++
    else if (outcome.sessionId === null) notStored++
    else accepted++
  }
  return { sent: place.sent + batch.length, accepted, duplicates, notStored, refused }
}
