import type { JourneysAnswer, JourneysQuestion } from '@sojourn/contract'
import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import type { Frame } from '../frame/frame.ts'
import { selectSessions } from '../frame/select-sessions.ts'
import { withSpan } from '../frame/with-span.ts'
import { readUndoubted } from '../ways/read-undoubted.ts'
import { doubtsMax, type WayReading } from '../ways/session-ways.ts'
import { allPaths, linksOf, topsOf } from './all-paths.ts'
import { assembleJourneys, type Link, numberOf, numbersSql, type TopPath } from './assemble-journeys.ts'
import { journeyColumns } from './journey-columns.ts'
import { journeyWays } from './journey-ways.ts'
import linksSql from './links.sql?raw'
import pathNamesSql from './path-names.sql?raw'
import { readStations } from './read-stations.ts'
import namesSql from './top-names.sql?raw'
import pathsSql from './top-paths.sql?raw'

type Params = Record<string, unknown>

const topNames = defineQuery<Params, { step: number; name: string; doubts: readonly string[] }>({
  name: 'journeys-names',
  sql: namesSql,
  read: ([step, name, , doubts]) => ({
    step: step as number,
    name: name as string,
    doubts: doubts as string[],
  }),
})
const links = defineQuery<Params, Link>({
  name: 'journeys-links',
  sql: linksSql,
  read: (cells) => cells as unknown as Link,
})
const topPaths = defineQuery<Params, { hash: string; count: number; sessionAt: number; sid: string }>({
  name: 'journeys-paths',
  sql: pathsSql,
  read: ([hash, count, sessionAt, sid]) => ({
    hash: hash as string,
    count: count as number,
    sessionAt: sessionAt as number,
    sid: sid as string,
  }),
})
const pathNames = defineQuery<Params, readonly [hash: string, columns: readonly string[]]>({
  name: 'journeys-path-names',
  sql: pathNamesSql,
  read: ([hash, columns]) => [hash as string, columns as string[]],
})

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
  const { bindings } = selected
  const columns = journeyColumns(question, bindings)
  const { siteIds } = frame
  const { limit, minCount } = question
  const cells = columns.cells.join(', ')
  const stations = await readStations(warehouse, question, selected, options)
  const laid = (reading: WayReading, among?: string) =>
    columns.from(journeyWays(question, { siteIds, selected, reading, stations, among }))

  // Pages are too many to be followed in few paths.
  if (question.of !== 'pages') {
    const holesOf = (reading: WayReading) => ({ journeys: laid(reading), cells, columns: `[${cells}]` })
    const all = await allPaths(warehouse, bindings.params, holesOf, options)
    if (all) {
      const tops = topsOf(all, columns.cells.length, limit)
      const links = linksOf(all, (index, name) => numberOf(tops, index, name))
      const most = all.filter(({ count }) => count >= minCount).slice(0, limit)
      return assembleJourneys(question, columns.origin, tops, links, most)
    }
  }

  const first = await readUndoubted(
    async (reading, doubts) => {
      const holes = { ...namesSqlOf(columns.cells), journeys: laid(reading) }
      const params = { ...bindings.params, doubts, doubtsMax, names: limit + 1 }
      return { reading, doubts, rows: await topNames(warehouse, params, { ...options, holes }) }
    },
    ({ rows }) => rows.flatMap(({ doubts }) => doubts),
  )
  const tops = columns.cells.map((_, index) =>
    first.rows
      .filter(({ step, name }) => step === index + 1 && name !== '')
      .map(({ name }) => name)
      .slice(0, limit),
  )
  const params = { ...bindings.params, doubts: first.doubts }
  const told = { journeys: laid(first.reading), cells, columns: `[${cells}]` }

  const paths = async (): Promise<TopPath[]> => {
    const found = await topPaths(warehouse, { ...params, limit, minCount }, { ...options, holes: told })
    if (found.length === 0) return []
    const some = { ...params, times: found.map((path) => path.sessionAt), some: found.map(({ sid }) => sid) }
    const holes = { ...told, journeys: laid(first.reading, isOneOfSome) }
    const names = new Map(await pathNames(warehouse, some, { ...options, holes }))
    return found.flatMap(({ hash, count }) => {
      const named = names.get(hash)
      return named ? [{ columns: named, count }] : []
    })
  }
  const numbers = numbersSql(columns.cells, tops)
  const [linked, most] = await Promise.all([
    links(
      warehouse,
      { ...params, ...numbers.params },
      { ...options, holes: { ...told, numbers: numbers.sql } },
    ),
    paths(),
  ])
  return assembleJourneys(question, columns.origin, tops, linked, most)
}

const isOneOfSome =
  'session_at IN (SELECT arrayJoin(arrayMap(at -> toDateTime(at), {times:Array(UInt32)}))) ' +
  'AND sid IN (SELECT arrayJoin(arrayMap(one -> toUInt64(one), {some:Array(String)})))'

/** Columns as groups, each by itself: what a row is of, and its name there. */
function namesSqlOf(cells: readonly string[]): Record<'named' | 'columns' | 'step' | 'name', string> {
  const names = cells.map((_, index) => `name${index + 1}`)
  const isOf = (name: string) => `grouping(${name}) = 0`
  return {
    named: cells.map((cell, index) => `${cell} AS ${names[index]}`).join(', '),
    columns: names.map((name) => `(${name})`).join(', '),
    step: `multiIf(${names.map((name, index) => `${isOf(name)}, ${index + 1}`).join(', ')}, 0)`,
    name: `multiIf(${names.map((name) => `${isOf(name)}, toString(${name})`).join(', ')}, '')`,
  }
}
