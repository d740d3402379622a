import type { Actor, Catalog } from '@sojourn/catalog'
import type { ImportPreviewAnswer } from '@sojourn/contract'
import type { ImportReport } from '../../imports/import-report.ts'
import { type MonthOfVisits, wordsOfMonth } from '../../imports/plausible/months-of-visits.ts'
import type { ImportRecord } from '../../imports/shelf/import-shelf.ts'

const daysOf = (months: readonly MonthOfVisits[]): number => months.reduce((sum, { days }) => sum + days, 0)

const noteOf = (month: MonthOfVisits) => ({ day: month.day, text: wordsOfMonth(month) })

/** What months would become. */
export const previewOfSums = (months: readonly MonthOfVisits[]): ImportPreviewAnswer => ({
  format: 'csv',
  columns: [],
  fields: [],
  shown: [],
  lines: daysOf(months),
  isWhole: true,
  events: 0,
  empty: 0,
  ignored: daysOf(months),
  reasons: {},
  annotations: months.map(noteOf),
})

/** Writes months beside the figures of a site, each once, however often it is done. */
export async function annotateMonths(
  annotations: Catalog['annotations'],
  by: Actor,
  { organizationId, siteId }: Pick<ImportRecord, 'organizationId' | 'siteId'>,
  months: readonly MonthOfVisits[],
): Promise<ImportReport> {
  const standing = await annotations.list(organizationId, [siteId])
  const known = new Set(standing.map(({ day, text }) => `${day} ${text}`))
  const missing = months.map(noteOf).filter(({ day, text }) => !known.has(`${day} ${text}`))
  for (const note of missing) await annotations.create(by, organizationId, { siteId, ...note })
  const days = daysOf(months)
  const nothing = { accepted: 0, duplicates: 0, notStored: 0, empty: 0, rejected: 0, reasons: {} }
  return {
    ...nothing,
    lines: days,
    ignored: days,
    annotations: { added: missing.length, known: months.length - missing.length },
  }
}
