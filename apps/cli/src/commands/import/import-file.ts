import { createHash } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { formatInstant } from '@sojourn/contract'
import {
  createMapper,
  EventSorter,
  type FileForm,
  type FileSummary,
  type Mapping,
  makeReport,
  putAside,
  RejectedFile,
  readEvents,
} from '@sojourn/server'
import { CommandError, Interrupted } from '../../command-error.ts'
import type { Target } from '../../target/target.ts'
import { showProgress } from '../../terminal/progress.ts'
import type { Site } from '../site/sites.ts'
import type { FileReport } from './import-report.ts'
import { openJournal, type SentCounts } from './send/import-journal.ts'
import { sendSorted } from './send/send-sorted.ts'

/** One file to import, and where to. */
export interface FileImport {
  readonly file: string
  readonly form: FileForm
  readonly mapping: Mapping
  readonly target: Target
  /** What is known of the site; undefined where the key may only collect. */
  readonly site: Site | undefined
  readonly siteId: string | undefined
  /** Where the journal and the rejected lines go; undefined: beside the file. */
  readonly asideFolder: string | undefined
  readonly signal: AbortSignal
}

const dayMs = 86_400_000

/**
 * Imports one file: reads it through, puts its events into the order of time, sends them, and accounts for every line.
 * @throws CommandError where nothing in it is an event, where it is older than the site keeps, and where it is interrupted.
 */
export async function importFile(wanted: FileImport): Promise<FileReport> {
  const aside = join(wanted.asideFolder ?? dirname(wanted.file), basename(wanted.file))
  const rejected = new RejectedFile(`${aside}.rejected.ndjson`)
  const sorter = new EventSorter()
  try {
    const summary = await read(wanted, sorter, rejected)
    checkSummary(wanted, summary, rejected)
    const counts = await send(wanted, summary, sorter, `${aside}.import-journal.ndjson`)
    await putAside(wanted.file, wanted.form, counts.rejected, rejected)
    const report = makeReport(summary, counts, rejected.reasons)
    await rejected.close()
    return { file: wanted.file, ...report, rejectedFile: report.rejected > 0 ? rejected.path : null }
  } finally {
    await rejected.close()
    await sorter.close()
  }
}

async function read(
  { file, form, mapping, signal }: FileImport,
  sorter: EventSorter,
  rejected: RejectedFile,
): Promise<FileSummary> {
  const progress = showProgress(`Reading ${basename(file)}`)
  try {
    const mapLine = createMapper(mapping, form.format)
    return await readEvents(file, form, { mapLine, sorter, rejected, signal, onRead: progress.show })
  } catch (cause) {
    if (!signal.aborted) throw cause
    throw new Interrupted(`Interrupted while reading ${file}; nothing was sent.`, { cause })
  } finally {
    progress.end()
  }
}

/** Mistakes that concern the whole file are told before anything is sent. */
function checkSummary(
  { file, site }: FileImport,
  { lines, empty, firstAt }: FileSummary,
  rejected: RejectedFile,
): void {
  if (firstAt === undefined) {
    const [reason] = [...rejected.reasons].sort(([, a], [, b]) => b - a)
    if (lines === empty) throw new CommandError(`${file} holds no lines.`)
    throw new CommandError(
      `No line of ${file} is an event by this mapping; most often because: ${reason?.[0]}. Try --dry-run, which shows the first lines as events.`,
    )
  }
  const days = site?.settings.retentionDays ?? null
  if (days !== null && firstAt < Date.now() - days * dayMs)
    throw new CommandError(
      `${file} begins on ${formatInstant(firstAt).slice(0, 10)}, and the site keeps events for ${days} days. To lift that: npx sojourn site --retention forever`,
    )
}

async function send(
  wanted: FileImport,
  summary: FileSummary,
  sorter: EventSorter,
  journalFile: string,
): Promise<SentCounts> {
  const { target, site, siteId, mapping, signal } = wanted
  const destination = site?.siteId ?? `${target.url} ${siteId ?? ''}`
  const key = sha256(JSON.stringify([summary.contentHash, mapping, destination]))
  const journal = await openJournal(journalFile, key)
  const progress = showProgress('Sending')
  let isComplete = false
  try {
    if (journal.counts.sent > 0)
      console.error(`Going on from event ${journal.counts.sent} of ${sorter.count}.`)
    isComplete = await sendSorted(sorter.sorted(), {
      target,
      siteId: site?.siteId ?? siteId,
      contentHash: summary.contentHash,
      journal,
      signal,
      onSent: (sent) => progress.show(sent, sorter.count),
    })
  } catch (cause) {
    // Of the batches under way, one was waiting for the server to be able to store.
    if (!signal.aborted) throw cause
  } finally {
    progress.end()
    if (isComplete) await journal.remove()
    else await journal.close()
  }
  if (!isComplete)
    throw new Interrupted(
      `Interrupted after ${journal.counts.sent} of ${sorter.count} events. The same command goes on from there.`,
    )
  return journal.counts
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
