import { type MonthOfVisits, wordsOfMonth } from '@sojourn/server'
import { readAnswer } from '../../../target/read-answer.ts'
import type { Target } from '../../../target/target.ts'

/** What became of months. */
export interface AnnotatedMonths {
  readonly added: number
  /** Those that stood there before. */
  readonly known: number
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
