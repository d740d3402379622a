import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import { askParts } from '../frame/ask-parts.ts'
import { firstOf, listOf, type Ranked } from '../frame/ask-ranked.ts'
import type { SessionHoles } from '../frame/select-sessions.ts'
import { readUndoubted } from '../ways/read-undoubted.ts'
import { doubtsMax } from '../ways/session-ways.ts'
import { type Link, numbersSql, type TopPath } from './assemble-journeys.ts'
import linksSql from './links.sql?raw'
import {
  addWeights,
  listedMax,
  type ManyPathsAsked,
  namesOf,
  type PathPart,
  readMostTaken,
} from './most-taken.ts'
import namesSql from './top-names.sql?raw'

type Params = Record<string, unknown>

/** A name of a column, 0 being all, and how many journeys have it there. */
interface Name extends Ranked {
  readonly step: number
  readonly doubts: readonly string[]
}

/** A part of the sessions, and the names in it. */
interface NamedPart extends PathPart {
  readonly names: readonly Name[]
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
    readMostTaken(warehouse, asked, parts, options),
  ])
  return { tops, links: addLinks(links.flat()), most }
}

async function readTops(warehouse: Warehouse, asked: ManyPathsAsked, options: ReadOptions) {
  const { selected, cells, laid, limit } = asked
  const ask = (chosen: SessionHoles, options: ReadOptions, listed: number): Promise<NamedPart> =>
    readUndoubted(
      async (reading, doubts) => {
        const holes = { ...namesSqlOf(cells), journeys: laid(chosen, reading) }
        const params = { ...selected.bindings.params, doubts, doubtsMax, names: listed + 1 }
        const names = await topNames(warehouse, params, { ...options, holes })
        return { chosen, options, reading, doubts, names }
      },
      ({ names }) => names.flatMap(({ doubts }) => doubts),
    )
  const ofColumn = ({ names }: NamedPart, index: number, listed: number) =>
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
    if (tops.every((names) => names !== undefined)) return { parts, tops: tops.map(inFixedOrder) }
  }
  const part = await ask(selected.holes, options, limit)
  return { parts: [part], tops: cells.map((_, index) => inFixedOrder(ofColumn(part, index, limit))) }
}

/** Whatever their frequency just now: what was asked of the same names is remembered. */
const inFixedOrder = (rows: readonly Ranked[] = []): string[] => namesOf(rows).sort()

function addLinks(links: readonly Link[]): Link[] {
  const counts = new Map<string, Link>()
  for (const [step, source, target, count] of links) {
    const key = `${step} ${source} ${target}`
    counts.set(key, [step, source, target, count + (counts.get(key)?.[3] ?? 0)])
  }
  return [...counts.values()]
}

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
