import type { ReadOptions } from '@sojourn/warehouse'
import { askParts } from './ask-parts.ts'
import type { SelectedSessions, SessionHoles } from './select-sessions.ts'

/** What is put in order by its weight, of equals by name; rows with `isAll` are not a value, but all of them. */
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
    const lists = await askParts(selected, options, (holes, options) => ask(holes, options, askedFor))
    const found = firstOf(lists, { askedFor, limit, add })
    if (found) return found
  }
  return ask(selected.holes, options, limit)
}

/** The first of several lists together; undefined where what the lists left out may be among them. */
export function firstOf<Row extends Ranked>(
  lists: readonly (readonly Row[])[],
  { askedFor, limit, add }: { askedFor: number; limit: number; add: (one: Row, other: Row) => Row },
): Row[] | undefined {
  const ofValues = lists.map((list) => list.filter(({ isAll }) => !isAll))
  /** What a value weighs at most in a list that does not name it. */
  const unnamedMax = ofValues.map((list) => (list.length < askedFor ? 0 : (list.at(-1)?.weight ?? 0)))
  const known = new Map<string, { row: Row; unnamed: number }>()
  for (const [index, list] of ofValues.entries())
    for (const row of list) {
      const { row: before, unnamed = sum(unnamedMax) } = known.get(row.value) ?? {}
      known.set(row.value, {
        row: before ? add(before, row) : row,
        unnamed: unnamed - (unnamedMax[index] ?? 0),
      })
    }
  const ranked = [...known.values()].sort(
    ({ row: one }, { row: other }) => other.weight - one.weight || inOrder(one.value, other.value),
  )
  const first = ranked.slice(0, limit)
  const least = first.length < limit ? 0 : (first.at(-1)?.row.weight ?? 0)
  const canRise = ({ row, unnamed }: { row: Row; unnamed: number }) =>
    unnamed > 0 && row.weight + unnamed >= least
  if (ranked.some(canRise) || (sum(unnamedMax) > 0 && sum(unnamedMax) >= least)) return undefined
  const all = lists.flatMap((list) => list.filter(({ isAll }) => isAll))
  return [...(all.length > 0 ? [all.reduce(add)] : []), ...first.map(({ row }) => row)]
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

const inOrder = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other))
