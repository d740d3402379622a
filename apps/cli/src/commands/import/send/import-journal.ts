import { type FileHandle, open, readFile, rm } from 'node:fs/promises'

/** What became of events that the server has answered for, as numbers of lines. */
export interface SentCounts {
  /** Lines of the sorted file that are done, from its start. */
  sent: number
  accepted: number
  duplicates: number
  /** Taken and counted, but not stored: of bots, or signs of life. */
  notStored: number
  rejected: { line: number; reason: string }[]
}

/**
 * How far an import is, kept beside the file while it is unfinished, a line for every batch. An import of the same content
 * by the same mapping to the same site goes on from there; any other begins anew.
 */
export interface ImportJournal {
  readonly counts: SentCounts
  note(counts: SentCounts): Promise<void>
  /** Keeps the journal for the next time. */
  close(): Promise<void>
  /** The import is finished: takes the journal away. */
  remove(): Promise<void>
}

/** @param key tells imports apart that must not go on from each other */
export async function openJournal(file: string, key: string): Promise<ImportJournal> {
  const counts: SentCounts = { sent: 0, accepted: 0, duplicates: 0, notStored: 0, rejected: [] }
  const lines = await readFile(file, 'utf8').then(
    (text) => text.split('\n').flatMap((line) => parseLine(line) ?? []),
    () => [],
  )
  const isOurs = (lines[0] as { key?: unknown } | undefined)?.key === key
  if (isOurs) for (const line of lines.slice(1)) add(counts, line as SentCounts)
  const handle: FileHandle = await open(file, isOurs ? 'a' : 'w', 0o600)
  // A line that a crash cut off stays unread, and what comes next begins on a line of its own.
  await handle.appendFile(isOurs ? '\n' : `${JSON.stringify({ key })}\n`)
  return {
    counts,
    async note(more) {
      add(counts, more)
      await handle.appendFile(`${JSON.stringify(more)}\n`)
    },
    close: () => handle.close(),
    async remove() {
      await handle.close()
      await rm(file, { force: true })
    },
  }
}

function add(counts: SentCounts, more: SentCounts): void {
  counts.sent += more.sent
  counts.accepted += more.accepted
  counts.duplicates += more.duplicates
  counts.notStored += more.notStored
  counts.rejected.push(...more.rejected)
}

function parseLine(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
