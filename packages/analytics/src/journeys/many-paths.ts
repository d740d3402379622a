import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import { askParts } from '../frame/ask-parts.ts'
import { firstOf, listOf, type Ranked, type RankedList } from '../frame/ask-ranked.ts'
import type { SelectedSessions, SessionHoles } from '../frame/select-sessions.ts'
import { readUndoubted } from '../ways/read-undoubted.ts'
import { doubtsMax, type WayReading } from '../ways/session-ways.ts'
import { type Link, numbersSql, type TopPath } from './assemble-journeys.ts'
import linksSql from './links.sql?raw'
import pathNamesSql from './path-names.sql?raw'
import namesSql from './top-names.sql?raw'
import pathsSql from './top-paths.sql?raw'

type Params = Record<string, unknown>

/** A name of a column, 0 being all, and how many journeys have it there. */
interface Name extends Ranked {
  readonly step: number
  readonly doubts: readonly string[]
}

/** A path by its hash, and one session that took it. */
interface Path extends Ranked {
  readonly sessionAt: number
  readonly sid: string
}

const topNames = defineQuery<Params, Name>({
  name: 'journeys-names',
  sql: namesSql,
  read: ([step, name, times, doubts]) => ({
    step: step as number,
    value: name as string,
    weight: times as number,
    doubts: doubts as string[],
  }),
})
const linksBetween = defineQuery<Params, Link>({
  name: 'journeys-links',
  sql: linksSql,
  read: (cells) => cells as unknown as Link,
})
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
interface Part {
  readonly chosen: SessionHoles
  readonly options: ReadOptions
  readonly reading: WayReading
  readonly doubts: readonly string[]
  readonly names: readonly Name[]
}

/** Names of a column, and paths, that a part of the sessions answers. */
const listedMax = 2000

/** Paths of the rest that are looked for among all of the kept, being none of their most frequent. */
const newPathsMax = 100

/** The names that most journeys have in each column, what leads from which to which, and the paths that most take. */
export async function manyPaths(
  warehouse: Warehouse,
  asked: ManyPathsAsked,
  options: ReadOptions,
): Promise<{ tops: string[][]; links: Link[]; most: TopPath[] }> {
  const { parts, tops } = await readTops(warehouse, asked, options)
  const numbers = numbersSql(asked.cells, tops)
  const [links, most] = await Promise.all([
    Promise.all(
      parts.map(({ chosen, reading, doubts, options }) => {
        const params = { ...asked.selected.bindings.params, ...numbers.params, doubts }
        const holes = { journeys: asked.laid(chosen, reading), numbers: numbers.sql }
        return linksBetween(warehouse, params, { ...options, holes })
      }),
    ),
    readMost(warehouse, asked, parts, options),
  ])
  return { tops, links: addLinks(links.flat()), most }
}

async function readTops(warehouse: Warehouse, asked: ManyPathsAsked, options: ReadOptions) {
  const { selected, cells, laid, limit } = asked
  const ask = (chosen: SessionHoles, options: ReadOptions, listed: number): Promise<Part> =>
    readUndoubted(
      async (reading, doubts) => {
        const holes = { ...namesSqlOf(cells), journeys: laid(chosen, reading) }
        const params = { ...selected.bindings.params, doubts, doubtsMax, names: listed + 1 }
        const names = await topNames(warehouse, params, { ...options, holes })
        return { chosen, options, reading, doubts, names }
      },
      ({ names }) => names.flatMap(({ doubts }) => doubts),
    )
  const ofColumn = ({ names }: Part, index: number, listed: number) =>
    names.filter(({ step, value }) => step === index + 1 && value !== '').slice(0, listed)
  if (selected.parts) {
    const parts = await askParts(selected, options, (chosen, options) => ask(chosen, options, listedMax))
    const tops = cells.map((_, index) =>
      firstOf(
        parts.map((part) => listOf(ofColumn(part, index, listedMax), listedMax)),
        limit,
        addWeights,
      ),
    )
    if (tops.every((names) => names !== undefined)) return { parts, tops: tops.map(namesOf) }
  }
  const part = await ask(selected.holes, options, limit)
  return { parts: [part], tops: cells.map((_, index) => namesOf(ofColumn(part, index, limit))) }
}

async function readMost(
  warehouse: Warehouse,
  { selected, cells, laid, limit, minCount }: ManyPathsAsked,
  parts: readonly Part[],
  options: ReadOptions,
): Promise<TopPath[]> {
  const { params } = selected.bindings
  const told = { cells: cells.join(', '), columns: `[${cells.join(', ')}]` }
  const ask = (
    part: Omit<Part, 'names'>,
    limit: number,
    known: readonly Ranked[] = [],
    isOnlyKnown = false,
  ) =>
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
  const askBoth = async (kept: Part, rest: Part) => {
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

const namesOf = (rows: readonly Ranked[] = []): string[] => rows.map(({ value }) => value)

const addWeights = <Row extends Ranked>(one: Row, other: Row): Row => ({
  ...one,
  weight: one.weight + other.weight,
})

function addLinks(links: readonly Link[]): Link[] {
  const counts = new Map<string, Link>()
  for (const [step, source, target, count] of links) {
    const key = `${step} ${source} ${target}`
    counts.set(key, [step, source, target, count + (counts.get(key)?.[3] ?? 0)])
  }
  return [...counts.values()]
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
