import type { FileSummary } from './read-events.ts'

/** What became of the lines of a file; all but `lines` add up to it. */
export interface ImportReport {
  readonly lines: number
  readonly accepted: number
  readonly duplicates: number
  /** Taken and counted, but not stored: of bots, or signs of life. */
  readonly notStored: number
  readonly empty: number
  /** Not about a visit. */
  readonly ignored: number
  readonly rejected: number
  /** Rejected lines by reason. */
  readonly reasons: Readonly<Record<string, number>>
  /** Of a file of sums, which became annotations; those that are known stood there before. */
  readonly annotations?: { readonly added: number; readonly known: number }
}

/**
 * Accounts for every line of a file.
 * @throws {Error} where the sum is not that of the lines: then it must not be passed over.
 */
export function makeReport(
  { lines, empty, ignored }: Pick<FileSummary, 'lines' | 'empty' | 'ignored'>,
  { accepted, duplicates, notStored }: Pick<ImportReport, 'accepted' | 'duplicates' | 'notStored'>,
  reasons: ReadonlyMap<string, number>,
): ImportReport {
  const rejected = [...reasons.values()].reduce((sum, count) => sum + count, 0)
  const explained = accepted + duplicates + notStored + empty + ignored + rejected
  if (explained !== lines)
    throw new Error(
      `The file has ${lines} lines, and ${explained} are accounted for. This is a fault of Sojourn's.`,
    )
  return {
    lines,
    accepted,
    duplicates,
    notStored,
    empty,
    ignored,
    rejected,
    reasons: Object.fromEntries(reasons),
  }
}
