import { createHash } from 'node:crypto'
import { eventBytesMax } from '@sojourn/contract'
import { ImportFault } from './import-fault.ts'
import type { Mapped } from './map/mapper.ts'
import { makeWay } from './read/make-way.ts'
import { type FileForm, readRows } from './read/read-rows.ts'
import type { RejectedFile } from './rejected-file.ts'
import type { EventSorter } from './sort/event-sorter.ts'

/** What reading a file through came to. */
export interface FileSummary {
  /** All lines (CSV: records) but the header. */
  readonly lines: number
  readonly empty: number
  /** Lines that are not about a visit, such as images in an access log. */
  readonly ignored: number
  /** The times of the first and last event, in unix milliseconds; undefined where there is none. */
  readonly firstAt: number | undefined
  readonly lastAt: number | undefined
  /** SHA-256 of the content, decompressed, in hexadecimal. */
  readonly contentHash: string
}

/** Reads a file through: its events go to the sorter, its other lines aside. */
export async function readEvents(
  file: string,
  form: FileForm,
  parts: {
    readonly mapLine: (fields: Readonly<Record<string, unknown>>) => Mapped
    readonly sorter: EventSorter
    readonly rejected: RejectedFile
    readonly signal: AbortSignal
    /** Longest content that is read, decompressed, in bytes. @default any */
    readonly contentBytesMax?: number
    onRead(lines: number): void
  },
): Promise<FileSummary> {
  const { mapLine, sorter, rejected, signal, contentBytesMax = Number.POSITIVE_INFINITY } = parts
  const hash = createHash('sha256')
  const way = makeWay()
  let bytes = 0
  const take = (piece: Buffer) => {
    bytes += piece.length
    if (bytes > contentBytesMax)
      throw new ImportFault(
        `${file} is longer than ${contentBytesMax} bytes once it is decompressed. Cut it into several files, or import it with the command.`,
      )
    hash.update(piece)
  }
  let lines = 0
  let empty = 0
  let ignored = 0
  let firstAt: number | undefined
  let lastAt: number | undefined
  for await (const rows of readRows(file, form, take)) {
    signal.throwIfAborted()
    for (const row of rows) {
      await way()
      lines++
      if (row.kind === 'empty') {
        empty++
        continue
      }
      const mapped = row.kind === 'fault' ? row : mapLine(row.fields)
      if (mapped === 'ignored') {
        ignored++
        continue
      }
      if ('reason' in mapped) {
        await rejected.add(row.line, mapped.reason, row.raw)
        continue
      }
      const json = textOf(mapped.event, row.line)
      if (Buffer.byteLength(json) > eventBytesMax) {
        await rejected.add(row.line, 'is an event of more than 32 KiB', row.raw)
        continue
      }
      await sorter.add({ at: mapped.at, line: row.line, json })
      firstAt = Math.min(firstAt ?? mapped.at, mapped.at)
      lastAt = Math.max(lastAt ?? mapped.at, mapped.at)
    }
    parts.onRead(lines)
  }
  return { lines, empty, ignored, firstAt, lastAt, contentHash: hash.digest('hex') }
}

/** An id of its own comes first, where it is looked for; without a sequence, the order in the file decides. */
function textOf(event: Readonly<Record<string, unknown>>, line: number): string {
  const { eventId, ...rest } = event
  return JSON.stringify({ ...(eventId === undefined ? {} : { eventId }), sequence: line, ...rest })
}
