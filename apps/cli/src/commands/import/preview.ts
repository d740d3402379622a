import { createMapper, type FileForm, type Mapping, type Preview, previewFile } from '@sojourn/server'
import { formatCount } from '../../terminal/format-count.ts'

/** Enough to tell what a file is like. */
const linesCounted = 100_000
const reasonsShown = 5

/** The first lines of a file as the events that they would be sent as, one JSON object a line, and what becomes of the others. */
export async function preview(
  file: string,
  form: FileForm,
  mapping: Mapping,
  shownMax: number,
): Promise<{ readonly lines: readonly string[]; readonly summary: string }> {
  const mapLine = createMapper(mapping, form.format)
  const found = await previewFile(file, form, mapLine, { shownMax, linesMax: linesCounted })
  return { lines: found.shown.map((line) => JSON.stringify(line)), summary: summaryOf(found) }
}

function summaryOf({ lines, events, ignored, reasons }: Preview): string {
  const rejected = [...reasons.values()].reduce((sum, count) => sum + count, 0)
  const worst = [...reasons].sort(([, a], [, b]) => b - a).slice(0, reasonsShown)
  return [
    `${formatCount(lines)} lines: ${formatCount(events)} events, ${formatCount(ignored)} not about a visit, ${formatCount(rejected)} rejected.`,
    ...worst.map(([reason, count]) => `  ${formatCount(count)}: ${reason}`),
  ].join('\n')
}
