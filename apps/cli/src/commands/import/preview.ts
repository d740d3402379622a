import { formatInstant } from '@sojourn/contract'
import { formatCount } from '../../terminal/format-count.ts'
import { createMapper } from './map/mapper.ts'
import type { Mapping } from './map/mapping.ts'
import { type FileForm, readRows } from './read/read-rows.ts'

/** The first lines of a file as the events that they would be sent as, and what becomes of the others. */
interface Preview {
  /** One JSON object a line: the event, or why there is none. */
  readonly lines: readonly string[]
  /** In words, of as much of the file as was looked at. */
  readonly summary: string
}

/** Enough to tell what a file is like. */
const linesCounted = 100_000
const reasonsShown = 5

/** Looks at a file without sending anything. */
export async function preview(
  file: string,
  form: FileForm,
  mapping: Mapping,
  shownMax: number,
): Promise<Preview> {
  const mapLine = createMapper(mapping, form.format)
  const lines: string[] = []
  const counts = { events: 0, ignored: 0, lines: 0 }
  const reasons = new Map<string, number>()
  const show = (line: object) => void (lines.length < shownMax && lines.push(JSON.stringify(line)))
  look: for await (const rows of readRows(file, form)) {
    for (const row of rows) {
      if (counts.lines === linesCounted) break look
      counts.lines++
      if (row.kind === 'empty') continue
      const mapped = row.kind === 'fault' ? row : mapLine(row.fields)
      if (mapped === 'ignored') counts.ignored++
      else if ('reason' in mapped) {
        reasons.set(mapped.reason, (reasons.get(mapped.reason) ?? 0) + 1)
        show({ line: row.line, rejected: mapped.reason })
      } else {
        counts.events++
        show({ line: row.line, event: { ...mapped.event, timestamp: formatInstant(mapped.at) } })
      }
    }
  }
  return { lines, summary: summaryOf(counts, reasons) }
}

function summaryOf(
  counts: { events: number; ignored: number; lines: number },
  reasons: ReadonlyMap<string, number>,
): string {
  const rejected = [...reasons.values()].reduce((sum, count) => sum + count, 0)
  const worst = [...reasons].sort(([, a], [, b]) => b - a).slice(0, reasonsShown)
  return [
    `${formatCount(counts.lines)} lines: ${formatCount(counts.events)} events, ${formatCount(counts.ignored)} not about a visit, ${formatCount(rejected)} rejected.`,
    ...worst.map(([reason, count]) => `  ${formatCount(count)}: ${reason}`),
  ].join('\n')
}
