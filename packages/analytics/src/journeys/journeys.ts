import type { JourneysAnswer, JourneysQuestion } from '@sojourn/contract'
import type { ReadOptions, Warehouse } from '@sojourn/warehouse'
import type { Frame } from '../frame/frame.ts'
import { type SessionHoles, selectSessions } from '../frame/select-sessions.ts'
import { withSpan } from '../frame/with-span.ts'
import type { WayReading } from '../ways/session-ways.ts'
import { allPaths, linksOf, topsOf } from './all-paths.ts'
import { assembleJourneys, numberOf } from './assemble-journeys.ts'
import { journeyColumns } from './journey-columns.ts'
import { journeyWays } from './journey-ways.ts'
import { manyPaths } from './many-paths.ts'
import { readStations } from './read-stations.ts'

/**
 * The journeys of the chosen sessions: what they came through column by column, and the paths that most of them took. Of
 * each column the most frequent names are known and the rest is `(other)`, so that the answer and what is held in memory
 * stay small however many pages a site has.
 * @throws QuestionError where a filter or the segment names what does not exist
 */
export async function journeys(
  warehouse: Warehouse,
  frame: Frame,
  question: JourneysQuestion,
  options: ReadOptions = {},
): Promise<JourneysAnswer> {
  const selected = selectSessions(await withSpan(warehouse, frame, options))
  const columns = journeyColumns(question, selected.bindings)
  const { siteIds } = frame
  const { limit, minCount } = question
  const stations = await readStations(warehouse, question, selected, options)
  const laid = (holes: SessionHoles, reading: WayReading, among?: string) =>
    columns.from(journeyWays(question, { siteIds, selected: { holes }, reading, stations, among }))

  // Pages are too many to be followed in few paths.
  if (question.of !== 'pages') {
    const cells = columns.cells.join(', ')
    const holesOf = (chosen: SessionHoles, reading: WayReading) => ({
      journeys: laid(chosen, reading),
      cells,
      columns: `[${cells}]`,
    })
    const all = await allPaths(warehouse, selected, holesOf, options)
    if (all) {
      const tops = topsOf(all, columns.cells.length, limit)
      const links = linksOf(all, (index, name) => numberOf(tops, index, name))
      const most = all.filter(({ count }) => count >= minCount).slice(0, limit)
      return assembleJourneys(question, columns.origin, tops, links, most)
    }
  }
  const asked = { selected, cells: columns.cells, laid, limit, minCount }
  const { tops, links, most } = await manyPaths(warehouse, asked, options)
  return assembleJourneys(question, columns.origin, tops, links, most)
}
