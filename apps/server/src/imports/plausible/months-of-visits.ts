import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ImportFault } from '../import-fault.ts'
import { readRows } from '../read/read-rows.ts'
import { isZip, visitorsOfZip } from './visitors-of-zip.ts'

/** Its preset is not one of lines: its export holds sums of days, which are written beside the figures, month by month. */
export const sumsPreset = 'plausible'

/** What Plausible counted in a month. */
export interface MonthOfVisits {
  /** The first day that was counted: `2024-01-03`. */
  readonly day: string
  /** How many days were counted. */
  readonly days: number
  readonly visits: number
  readonly pageViews: number
}

const columns = ['date', 'visits', 'pageviews'] as const

/**
 * The months of [Plausible's export](https://plausible.io/docs/export-stats), as the archive that it is or as
 * `imported_visitors_….csv` out of it: a line for each day, with visitors, page views, bounces, visits and the seconds that
 * these took. Visitors of days do not add up to those of a month, and are left out.
 * @throws ImportFault where it is another file
 */
export async function monthsOfVisits(file: string): Promise<MonthOfVisits[]> {
  const months = new Map<string, MonthOfVisits>()
  if (!(await isZip(file))) await readMonths(file, file, months)
  else {
    const folder = await mkdtemp(join(tmpdir(), 'sojourn-plausible-'))
    try {
      for (const [name, content] of await visitorsOfZip(file)) {
        const csv = join(folder, 'visitors.csv')
        await writeFile(csv, content)
        await readMonths(csv, `${file}, ${name}`, months)
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  return [...months.values()].sort((one, other) => (one.day < other.day ? -1 : 1))
}

/** @param name of the file in messages */
async function readMonths(file: string, name: string, months: Map<string, MonthOfVisits>): Promise<void> {
  for await (const rows of readRows(file, { format: 'csv', delimiter: ',' })) {
    for (const row of rows) {
      if (row.kind === 'empty') continue
      if (row.kind === 'fault') throw new ImportFault(`${name}, line ${row.line}: ${row.reason}.`)
      const [date = '', visits, pageViews] = columns.map((column) => row.fields[column]?.toString())
      const counts = [Number(visits), Number(pageViews)] as const
      if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !visits || !pageViews || !counts.every(Number.isSafeInteger))
        throw new ImportFault(
          `${name}, line ${row.line} has no ${columns.join(', ')}. Of Plausible's export, imported_visitors_….csv is read.`,
        )
      const month = date.slice(0, 7)
      const before = months.get(month) ?? { day: date, days: 0, visits: 0, pageViews: 0 }
      months.set(month, {
        day: [date, before.day].sort()[0] ?? date,
        days: before.days + 1,
        visits: before.visits + counts[0],
        pageViews: before.pageViews + counts[1],
      })
    }
  }
}

/** What is written beside the first day of a month. */
export function wordsOfMonth({ day, visits, pageViews }: MonthOfVisits): string {
  const month = new Date(day).toLocaleString('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const count = (number: number) => number.toLocaleString('en')
  return `Plausible, ${month}: ${count(visits)} visits, ${count(pageViews)} page views`
}
