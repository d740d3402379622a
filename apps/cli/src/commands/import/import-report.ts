import type { ImportReport } from '@sojourn/server'
import { formatCount } from '../../terminal/format-count.ts'

/** What became of the lines of a file, and where the rejected ones are. */
export interface FileReport extends ImportReport {
  readonly file: string
  readonly rejectedFile: string | null
}

const rows = [
  ['accepted', 'accepted'],
  ['duplicates', 'stored before'],
  ['notStored', 'of bots or without any session: counted in the ledger, not stored'],
  ['empty', 'empty'],
  ['ignored', 'not about a visit'],
  ['rejected', 'rejected'],
] as const

/** Reasons that are shown; a file of noise has one for every line. */
const reasonsShown = 20

/** The report for people: every line of the file is in it once. */
export function formatReport(report: FileReport): string {
  const width = formatCount(report.lines).length
  const line = (count: number, text: string) => `  ${formatCount(count).padStart(width)}  ${text}`
  const shown = rows.filter(([name]) => report[name] > 0 || name === 'accepted')
  const reasons = Object.entries(report.reasons).sort(([, a], [, b]) => b - a)
  const more = reasons.length - reasonsShown
  return [
    `${report.file}: ${formatCount(report.lines)} lines`,
    ...shown.map(([name, text]) => line(report[name], text)),
    ...reasons.slice(0, reasonsShown).map(([reason, count]) => `  ${line(count, reason)}`),
    ...(more > 0 ? [`    and ${formatCount(more)} other reasons`] : []),
    ...(report.rejectedFile === null ? [] : [`  The rejected lines are in ${report.rejectedFile}`]),
  ].join('\n')
}
