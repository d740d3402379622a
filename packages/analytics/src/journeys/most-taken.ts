import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import { firstOf, listOf, type Ranked, type RankedList } from '../frame/ask-ranked.ts'
import type { SelectedSessions, SessionHoles } from '../frame/select-sessions.ts'
import type { WayReading } from '../ways/session-ways.ts'
import type { TopPath } from './assemble-journeys.ts'
import pathNamesSql from './path-names.sql?raw'
import pathsSql from './top-paths.sql?raw'

type Params = Record<string, unknown>

/** A path by its hash, and one session that took it. */
interface Path extends Ranked {
  readonly sessionAt: number
  readonly sid: string
}

const topPaths = defineQuery<Params, Path>({
  name: 'journeys-paths',
  sql: pathsSql,
  read: ([hash, count, sessionAt, sid]) => ({
    value: hash as string,
    weight: count as number,
    sessionAt: sessionAt as number,
    sid: sid as string,
  }),
})
const pathNames = defineQuery<Params, readonly [hash: string, columns: readonly string[]]>({
  name: 'journeys-path-names',
  sql: pathNamesSql,
  read: ([hash, columns]) => [hash as string, columns as string[]],
})

/** What is asked of journeys that are too different to be read one by one. */
export interface ManyPathsAsked {
  readonly selected: SelectedSessions
  /** The station of each column, as SQL over a row of `laid`. */
  readonly cells: readonly string[]
  /** The journeys of chosen sessions as SQL, `among` those that a condition is true of. */
  laid(chosen: SessionHoles, reading: WayReading, among?: string): string
  readonly limit: number
  readonly minCount: number
}

/** A part of the sessions, and how the order of their events is read. */
export interface PathPart {
  readonly chosen: SessionHoles
  readonly options: ReadOptions
  readonly reading: WayReading
  readonly doubts: readonly string[]
}

/** Names of a column, and paths, that a part of the sessions answers. */
export const listedMax = 2000

/** Paths of the rest that are looked for among all of the kept, being none of their most frequent. */
const newPathsMax = 100

/** The paths that most journeys take. */
export async function readMostTaken(
  warehouse: Warehouse,
  { selected, cells, laid, limit, minCount }: ManyPathsAsked,
  parts: readonly PathPart[],
  options: ReadOptions,
): Promise<TopPath[]> {
  const { params } = selected.bindings
  const told = { cells: cells.join(', '), columns: `[${cells.join(', ')}]` }
  const ask = (part: PathPart, limit: number, known: readonly Ranked[] = [], isOnlyKnown = false) =>
    topPaths(
      warehouse,
      // In an order of their own, so that the same ones are remembered.
      { ...params, doubts: part.doubts, limit, known: namesOf(known).sort() },
      {
        ...part.options,
        holes: {
          ...told,
          journeys: laid(part.chosen, part.reading),
          isKnown: isOneOfKnown('path'),
          isWanted: isOnlyKnown ? isOneOfKnown(`cityHash64(${told.cells})`) : 'true',
        },
      },
    )
  const askBoth = async (kept: PathPart, rest: PathPart) => {
    const most = listOf(await ask(kept, listedMax), listedMax)
    // Most paths are taken once: those of the rest are asked for by the hashes of the kept.
    const others = withKnown(await ask(rest, listedMax, most.rows), most.rows)
    const found = firstOf([most, others], limit, addWeights)
    if (found) return found
    // Those that are new among the first are looked for behind the list of the kept.
    const isNamed = new Set(namesOf(most.rows))
    const least = firstOf([{ ...most, unnamedMax: 0 }, others], limit, addWeights)?.at(-1)?.weight ?? 0
    const news = others.rows
      .filter(({ value, weight }) => !isNamed.has(value) && weight + most.unnamedMax >= least)
      .slice(0, newPathsMax)
    const { rows } = withKnown(await ask(kept, 0, news, true), news)
    return firstOf([{ ...most, rows: [...most.rows, ...rows] }, others], limit, addWeights)
  }
  const [first, second] = parts
  const ofParts = first && second ? await askBoth(first, second) : first && (await ask(first, limit))
  const whole = { chosen: selected.holes, options, reading: 'ids', doubts: [] } as const
  const found = (ofParts ?? (await ask(whole, limit))).filter(({ weight }) => weight >= minCount)
  if (found.length === 0) return []
  const some = { ...params, times: found.map((path) => path.sessionAt), some: found.map(({ sid }) => sid) }
  const holes = { ...told, journeys: laid(selected.holes, 'ids', isOneOfSome) }
  const names = new Map(await pathNames(warehouse, some, { ...options, holes }))
  return found.flatMap(({ value, weight }) => {
    const columns = names.get(value)
    return columns ? [{ columns, count: weight }] : []
  })
}

const isOneOfKnown = (path: string): string =>
  `${path} IN (SELECT arrayJoin(arrayMap(one -> toUInt64(one), {known:Array(String)})))`

/** The paths of the rest, after those that are known, none of which is left out: what is not among them was not taken. */
function withKnown(rows: readonly Path[], known: readonly Path[]): RankedList<Path> {
  const taken = new Set(rows.map(({ value }) => value))
  const hashes = new Set(known.map(({ value }) => value))
  const others = rows.filter(({ value }) => !hashes.has(value))
  const untaken = known.filter(({ value }) => !taken.has(value)).map((path) => ({ ...path, weight: 0 }))
  return { rows: [...rows, ...untaken], unnamedMax: listOf(others, listedMax).unnamedMax }
}

export const namesOf = (rows: readonly Ranked[] = []): string[] => rows.map(({ value }) => value)

export const addWeights = <Row extends Ranked>(one: Row, other: Row): Row => ({
  ...one,
  weight: one.weight + other.weight,
})

const isOneOfSome =
  'session_at IN (SELECT arrayJoin(arrayMap(at -> toDateTime(at), {times:Array(UInt32)}))) ' +
  'AND sid IN (SELECT arrayJoin(arrayMap(one -> toUInt64(one), {some:Array(String)})))'
