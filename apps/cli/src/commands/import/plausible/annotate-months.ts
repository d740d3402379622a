import { readAnswer } from '../../../target/read-answer.ts'
import type { Target } from '../../../target/target.ts'
import type { MonthOfVisits } from './months-of-visits.ts'

/** What became of months. */
export interface AnnotatedMonths {
  readonly added: number
  /** Those that stood there before. */
  readonly known: number
}

/** What is written beside the first day of a month. */
export function wordsOfMonth({ day, visits, pageViews }: MonthOfVisits): string {
  const month = new Date(day).toLocaleString('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const count = (number: number) => number.toLocaleString('en')
  return `Plausible, ${month}: ${count(visits)} visits, ${count(pageViews)} page views`
}

/** Writes months beside the figures of a site, each once, however often it is done. */
export async function annotateMonths(
  target: Target,
  siteId: string,
  months: readonly MonthOfVisits[],
): Promise<AnnotatedMonths> {
  const path = '/api/v1/annotations'
  const { annotations } = await readAnswer<{ annotations: { day: string; text: string }[] }>(
    await target.ask(path, { query: { siteId } }),
  )
  const standing = new Set(annotations.map(({ day, text }) => `${day} ${text}`))
  let added = 0
  for (const month of months) {
    const text = wordsOfMonth(month)
    if (standing.has(`${month.day} ${text}`)) continue
    const json = { siteId, day: month.day, text }
    await readAnswer(await target.ask(path, { method: 'POST', json }))
    added++
  }
  return { added, known: months.length - added }
}
