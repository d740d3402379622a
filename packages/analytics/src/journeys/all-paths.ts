import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import { askParts } from '../frame/ask-parts.ts'
import type { SelectedSessions, SessionHoles } from '../frame/select-sessions.ts'
import { readUndoubted } from '../ways/read-undoubted.ts'
import { doubtsMax, type WayReading } from '../ways/session-ways.ts'
import sql from './all-paths.sql?raw'
import type { Link, TopPath } from './assemble-journeys.ts'

/** Different journeys that are read at most; of more, columns, links and paths are asked for one by one. */
const pathsMax = 5000

type Row = TopPath & { readonly isAll: boolean; readonly doubts: readonly string[] }

const question = defineQuery<Record<string, unknown>, Row>({
  name: 'journeys-all-paths',
  sql,
  read: ([isAll, count, columns, doubts]) => ({
    isAll: isAll === 1,
    count: count as number,
    columns: columns as string[],
    doubts: doubts as string[],
  }),
})

/**
 * The different journeys, the most taken first, where they are few: all columns and links are sums of these, so that events
 * are read once. Undefined: there are too many.
 */
export async function allPaths(
  warehouse: Warehouse,
  selected: SelectedSessions,
  holesOf: (chosen: SessionHoles, reading: WayReading) => Record<string, string>,
  options: ReadOptions,
): Promise<TopPath[] | undefined> {
  const { params } = selected.bindings
  const parts = await askParts(selected, options, async (chosen, options) => {
    const rows = await readUndoubted(
      (reading, doubts) =>
        question(
          warehouse,
          { ...params, doubts, doubtsMax, pathsMax },
          { ...options, holes: holesOf(chosen, reading) },
        ),
      (found) => found.flatMap(({ isAll, doubts }) => (isAll ? doubts : [])),
    )
    return rows.filter(({ isAll }) => !isAll)
  })
  if (parts.some((paths) => paths.length > pathsMax)) return undefined
  const paths = new Map<string, TopPath>()
  for (const { columns, count } of parts.flat()) {
    const key = JSON.stringify(columns)
    paths.set(key, { columns, count: count + (paths.get(key)?.count ?? 0) })
  }
  return [...paths]
    .sort(([one, { count: often }], [other, { count: oftener }]) => oftener - often || inOrder(one, other))
    .map(([, path]) => path)
}

/** The names that most journeys have in each column; of equals, the first by its bytes. */
export function topsOf(paths: readonly TopPath[], depth: number, limit: number): string[][] {
  return Array.from({ length: depth }, (_, index) => {
    const counts = new Map<string, number>()
    for (const { columns, count } of paths) {
      const name = columns[index] ?? ''
      if (name !== '') counts.set(name, (counts.get(name) ?? 0) + count)
    }
    return [...counts]
      .sort(([one, often], [other, oftener]) => oftener - often || inOrder(one, other))
      .slice(0, limit)
      .map(([name]) => name)
  })
}

/** How many journeys go from what to what, in the numbers of {@link assembleJourneys}. */
export function linksOf(
  paths: readonly TopPath[],
  numberOf: (index: number, name: string) => number,
): Link[] {
  const links = new Map<string, Link>()
  for (const { columns, count } of paths) {
    const numbers = columns.map((name, index) => numberOf(index, name))
    for (const [index, source] of numbers.slice(0, -1).entries()) {
      const target = numbers[index + 1] ?? 0
      const key = `${index} ${source} ${target}`
      links.set(key, [index + 1, source, target, (links.get(key)?.[3] ?? 0) + count])
    }
  }
  return [...links.values()]
}

const inOrder = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other))
