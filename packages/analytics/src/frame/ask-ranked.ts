import type { ReadOptions } from '@sojourn/warehouse'
import { askParts } from './ask-parts.ts'
import type { SelectedSessions, SessionHoles } from './select-sessions.ts'

/**
 * What is put in order by its weight, which is never below zero, of equals by name; rows with `isAll` are not a value, but
 * all of them.
 */
export interface Ranked {
  readonly isAll?: boolean
  readonly value: string
  readonly weight: number
}

/** Values that a part of the sessions answers at least; the longer, the more often the parts tell the order of all. */
const partLimit = 1000

/**
 * The first values of chosen sessions by weight, each with `add` of what its parts say. Where the lists of the parts end too
 * early to tell, all sessions are asked at once.
 */
export async function askRanked<Row extends Ranked>(
  selected: SelectedSessions,
  options: ReadOptions,
  limit: number,
  question: {
    readonly ask: (holes: SessionHoles, options: ReadOptions, limit: number) => Promise<Row[]>
    readonly add: (one: Row, other: Row) => Row
  },
): Promise<Row[]> {
  const { ask, add } = question
  if (selected.parts) {
    const askedFor = Math.max(limit, partLimit)
    const lists = await askParts(selected, options, async (holes, options) =>
      listOf(await ask(holes, options, askedFor), askedFor),
    )
    const found = firstOf(lists, limit, add)
    if (found) return found
  }
  return ask(selected.holes, options, limit)
}

/** What a part of the sessions says of values. */
export interface RankedList<Row extends Ranked> {
  readonly rows: readonly Row[]
  /** What a value weighs at most that is not named. */
  readonly unnamedMax: number
}

/** The list of rows in order of which `askedFor` were asked. */
export function listOf<Row extends Ranked>(rows: readonly Row[], askedFor: number): RankedList<Row> {
  const values = rows.filter(({ isAll }) => !isAll)
  return { rows, unnamedMax: values.length < askedFor ? 0 : (values.at(-1)?.weight ?? 0) }
}

/** The first of several lists together; undefined where what the lists left out may be among them. */
export function firstOf<Row extends Ranked>(
  lists: readonly RankedList<Row>[],
  limit: number,
  add: (one: Row, other: Row) => Row,
): Row[] | undefined {
  const unnamedMax = lists.reduce((sum, list) => sum + list.unnamedMax, 0)
  const known = new Map<string, { row: Row; unnamed: number }>()
  for (const list of lists)
    for (const row of list.rows) {
      if (row.isAll) continue
      const { row: before, unnamed = unnamedMax } = known.get(row.value) ?? {}
      known.set(row.value, { row: before ? add(before, row) : row, unnamed: unnamed - list.unnamedMax })
    }
  const ranked = [...known.values()].sort(
    ({ row: one }, { row: other }) => other.weight - one.weight || inOrder(one.value, other.value),
  )
  const first = ranked.slice(0, limit)
  const least = first.length < limit ? 0 : (first.at(-1)?.row.weight ?? 0)
  const canRise = ({ row, unnamed }: { row: Row; unnamed: number }) =>
    unnamed > 0 && row.weight + unnamed >= least
  if (ranked.some(canRise) || (unnamedMax > 0 && unnamedMax >= least)) return undefined
  const all = lists.flatMap(({ rows }) => rows.filter(({ isAll }) => isAll))
  return [...(all.length > 0 ? [all.reduce(add)] : []), ...first.map(({ row }) => row)]
}

const inOrder = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other))
