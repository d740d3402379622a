import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** How the files of {@link makeVisits} are read. */
export const mapOfVisits = { timestamp: 'at', visitorId: 'who', type: 'what', path: 'place' }

/** Visits of four pages of a file's own visitors over 60 days, in no order. */
export async function makeVisits(directory: string, run: number, lines: number): Promise<string> {
  const file = join(directory, `${run}.csv`)
  const from = Date.UTC(2026, 0, 1) + run * 1000
  const rows = Array.from({ length: lines }, (_, index) => {
    const number = (index * 7919) % lines
    const visit = Math.floor(number / 4)
    const at = from + Math.floor((visit * 4 * 60 * 86_400_000) / lines) + (number % 4) * 60_000
    return `${at},visitor-${run}-${visit % 997},${number % 5 === 4 ? 'click' : 'page_view'},/page-${number % 31}`
  })
  await writeFile(file, `at,who,what,place\n${rows.join('\n')}\n`)
  return file
}
