import { formatInstant } from '@sojourn/contract'
import type { Mapped } from './map/mapper.ts'
import { makeWay } from './read/make-way.ts'
import { type FileForm, readRows } from './read/read-rows.ts'
import type { Row } from './read/row.ts'

/** A line as the event that it would be sent as, or why there is none. */
export interface PreviewedLine {
  readonly line: number
  readonly event?: Readonly<Record<string, unknown>>
  readonly rejected?: string
}

/** What would become of a file, as far as it was looked at. */
export interface Preview {
  readonly shown: readonly PreviewedLine[]
  /** What the lines consist of, with the first value of each that is there. */
  readonly columns: ReadonlyMap<string, unknown>
  readonly lines: number
  readonly events: number
  readonly empty: number
  /** Not about a visit. */
  readonly ignored: number
  /** Rejected lines by reason. */
  readonly reasons: ReadonlyMap<string, number>
  /** Whether there is nothing behind what was looked at. */
  readonly isWhole: boolean
}

/** Looks at a file without keeping anything of it. @throws ImportFault where it cannot be read so. */
export async function previewFile(
  file: string,
  form: FileForm,
  mapLine: (fields: Readonly<Record<string, unknown>>) => Mapped,
  { shownMax, linesMax }: { readonly shownMax: number; readonly linesMax: number },
): Promise<Preview> {
  const shown: PreviewedLine[] = []
  const columns = new Map<string, unknown>()
  const reasons = new Map<string, number>()
  const counts = { lines: 0, events: 0, empty: 0, ignored: 0 }
  const take = (row: Row): void => {
    counts.lines++
    if (row.kind === 'empty') {
      counts.empty++
      return
    }
    const isShown = shown.length < shownMax
    if (row.kind === 'fields' && isShown) noteColumns(columns, row.fields)
    const mapped = row.kind === 'fault' ? row : mapLine(row.fields)
    if (mapped === 'ignored') counts.ignored++
    else if ('reason' in mapped) {
      reasons.set(mapped.reason, (reasons.get(mapped.reason) ?? 0) + 1)
      if (isShown) shown.push({ line: row.line, rejected: mapped.reason })
    } else {
      counts.events++
      if (isShown)
        shown.push({ line: row.line, event: { ...mapped.event, timestamp: formatInstant(mapped.at) } })
    }
  }
  const way = makeWay()
  for await (const rows of readRows(file, form)) {
    for (const row of rows) {
      if (counts.lines === linesMax) return { shown, columns, ...counts, reasons, isWhole: false }
      await way()
      take(row)
    }
  }
  return { shown, columns, ...counts, reasons, isWhole: true }
}

function noteColumns(columns: Map<string, unknown>, fields: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(fields)) if (!columns.get(name)) columns.set(name, value)
}
