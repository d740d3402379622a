import { formatCount } from '../../terminal/format-count.ts'
import type { FileSummary } from './read-events.ts'
import type { RejectedFile } from './rejected-file.ts'
import type { SentCounts } from './send/import-journal.ts'

/** What became of the lines of a file; all but `lines` add up to it. */
export interface ImportReport {
  readonly file: string
  readonly lines: number
  readonly accepted: number
  readonly duplicates: number
  readonly notStored: number
  readonly empty: number
  readonly ignored: number
  readonly rejected: number
  /** Rejected lines by reason. */
  readonly reasons: Readonly<Record<string, number>>
  readonly rejectedFile: string | null
}

/**
 * Accounts for every line of a file.
 * @throws {Error} where the sum is not that of the lines: then it must not be passed over.
 */
export function makeReport(
  file: string,
  { lines, empty, ignored }: FileSummary,
  { accepted, duplicates, notStored }: SentCounts,
  rejected: RejectedFile,
): ImportReport {
  const { count } = rejected
  const explained = accepted + duplicates + notStored + empty + ignored + count
  if (explained !== lines)
    throw new Error(
      `${file} has ${lines} lines, and ${explained} are accounted for. This is a fault of Sojourn's.`,
    )
  return {
    file,
    lines,
    accepted,
    duplicates,
    notStored,
    empty,
    ignored,
    rejected: count,
    reasons: Object.fromEntries(rejected.reasons),
    rejectedFile: count > 0 ? rejected.path : null,
  }
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
export function formatReport(report: ImportReport): string {
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
