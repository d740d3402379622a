import { ImportFault } from '../import-fault.ts'
import { readRows } from '../read/read-rows.ts'

/** What Plausible counted in a month. */
export interface MonthOfVisits {
  /** The first day that was counted: `2024-01-03`. */
  readonly day: string
  readonly visits: number
  readonly pageViews: number
}

const columns = ['date', 'visits', 'pageviews'] as const

/**
 * The months of `imported_visitors_…csv`, one of the files of
 * [Plausible's export](https://plausible.io/docs/export-stats): a line for each day, with visitors, page views, bounces,
 * visits and the seconds that these took. Visitors of days do not add up to those of a month, and are left out.
 * @throws ImportFault where it is another file
 */
export async function monthsOfVisits(file: string): Promise<MonthOfVisits[]> {
  const months = new Map<string, MonthOfVisits>()
  for await (const rows of readRows(file, { format: 'csv', delimiter: ',' })) {
    for (const row of rows) {
      if (row.kind === 'empty') continue
      if (row.kind === 'fault') throw new ImportFault(`${file}, line ${row.line}: ${row.reason}.`)
      const [date = '', visits, pageViews] = columns.map((name) => row.fields[name]?.toString())
      const counts = [Number(visits), Number(pageViews)] as const
      if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !visits || !pageViews || !counts.every(Number.isSafeInteger))
        throw new ImportFault(
          `${file}, line ${row.line} has no ${columns.join(', ')}. Of Plausible's export, imported_visitors_….csv is read.`,
        )
      const month = date.slice(0, 7)
      const before = months.get(month) ?? { day: date, visits: 0, pageViews: 0 }
      months.set(month, {
        day: [date, before.day].sort()[0] ?? date,
        visits: before.visits + counts[0],
        pageViews: before.pageViews + counts[1],
      })
    }
  }
  return [...months.values()].sort((one, other) => (one.day < other.day ? -1 : 1))
}

/** What is written beside the first day of a month. */
export function wordsOfMonth({ day, visits, pageViews }: MonthOfVisits): string {
  const month = new Date(day).toLocaleString('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const count = (number: number) => number.toLocaleString('en')
  return `Plausible, ${month}: ${count(visits)} visits, ${count(pageViews)} page views`
}
