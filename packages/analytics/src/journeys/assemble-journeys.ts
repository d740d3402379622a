import { type JourneysAnswer, type JourneysQuestion, journeyEdges } from '@sojourn/contract'
import { pathFunnel } from './path-funnel.ts'

/** So many journeys go from a number of one column to one of the next. Columns from 1. */
export type Link = readonly [step: number, source: number, target: number, count: number]

/** A path by its columns, empty before the first station and behind the last. */
export interface TopPath {
  readonly columns: readonly string[]
  readonly count: number
}

/** Numbers that stand for names: 0 for the rest, 1 for none at all, then the names of the column. */
const [otherNumber, edgeNumber, firstNumber] = [0, 1, 2]

/** The columns as numbers, in SQL: what a hash table of texts would fill the memory with is a handful of numbers. */
export function numbersSql(
  cells: readonly string[],
  tops: readonly (readonly string[])[],
): { readonly sql: string; readonly params: Record<string, readonly string[]> } {
  const params: Record<string, readonly string[]> = {}
  const numbered = cells.map((cell, index) => {
    const names = ['', ...(tops[index] ?? [])]
    params[`top${index}`] = names
    const numbers = names.map((_, number) => number + edgeNumber)
    return `transform(${cell}, {top${index}:Array(String)}, [${numbers.join(', ')}], ${otherNumber})`
  })
  return { sql: `[${numbered.join(', ')}]`, params }
}

/** The number of a name in a column, counted from 0. */
export function numberOf(tops: readonly (readonly string[])[], index: number, name: string): number {
  if (name === '') return edgeNumber
  const place = tops[index]?.indexOf(name) ?? -1
  return place < 0 ? otherNumber : place + firstNumber
}

/** The answer of what was read. Everything but the paths comes of the links, and so adds up. */
export function assembleJourneys(
  question: JourneysQuestion,
  origin: number,
  tops: readonly (readonly string[])[],
  links: readonly Link[],
  paths: readonly TopPath[],
): JourneysAnswer {
  const nameOf = (step: number, number: number): string => {
    if (number === otherNumber) return journeyEdges.other
    if (number === edgeNumber) return step < origin ? journeyEdges.entry : journeyEdges.exit
    return tops[step - 1]?.[number - firstNumber] ?? journeyEdges.other
  }
  const total = links.reduce((sum, [step, , , count]) => sum + (step === 1 ? count : 0), 0)
  const columns = tops.map((_, index) => {
    const counts = new Map<number, number>()
    for (const [step, source, target, count] of links) {
      const isTarget = index === tops.length - 1
      if (step !== (isTarget ? index : index + 1)) continue
      const number = isTarget ? target : source
      counts.set(number, (counts.get(number) ?? 0) + count)
    }
    const inOrder = [...counts].sort(([one, often], [other, oftener]) => oftener - often || one - other)
    return inOrder.map(([number, count]) => ({ step: index + 1, name: nameOf(index + 1, number), count }))
  })
  return {
    total,
    origin,
    paths: paths.map(({ columns, count }) => {
      const told = pathOf(question, origin, columns)
      const { path, entered, ended } = told
      return { path, entered, ended, count, share: count / total, funnel: pathFunnel(told, question) }
    }),
    nodes: columns.flat(),
    links: [...links].sort(byStepAndCount).map(([step, source, target, count]) => ({
      step,
      source: nameOf(step, source),
      target: nameOf(step + 1, target),
      count,
    })),
  }
}

const byStepAndCount = (one: Link, other: Link): number =>
  one[0] - other[0] || other[3] - one[3] || one[1] - other[1] || one[2] - other[2]

function pathOf({ startAt, endAt, around }: JourneysQuestion, origin: number, columns: readonly string[]) {
  const path = columns.filter((name) => name !== '')
  const isFromEntry = startAt === undefined && endAt === undefined && around === undefined
  const before = columns.slice(0, origin - 1).filter((name) => name !== '').length
  return {
    path,
    entered: isFromEntry || columns[0] === '',
    ended: columns.at(-1) === '' && (startAt === undefined || endAt === undefined),
    ...(isFromEntry ? {} : { anchor: before }),
  }
}
