import { type JourneysQuestion, journeyEdges } from '@sojourn/contract'
import { inOrder } from './in-order.ts'
import { stationOf } from './matches.ts'
import type { ToldSession } from './told-session.ts'

/** The stations of a session in order, told from its raw events. */
function stationsOf({ events }: ToldSession, { of, merge }: JourneysQuestion): string[] {
  const all = inOrder(events).flatMap((event) => stationOf(event, of) ?? [])
  return merge ? all.filter((name, at) => name !== all[at - 1]) : all
}

/** What lies in each column of a session's journey; undefined where it has none. */
function columnsOf(stations: readonly string[], question: JourneysQuestion): string[] | undefined {
  const { startAt, endAt, around, depth } = question
  if (startAt !== undefined && endAt !== undefined) {
    const from = stations.indexOf(startAt)
    const to = stations.indexOf(endAt, from + 1)
    if (from < 0 || to < 0 || to - from >= depth) return undefined
    return padded(stations.slice(from, to + 1), depth)
  }
  const point = startAt ?? endAt ?? around
  const at = point === undefined ? 0 : stations.indexOf(point)
  if (stations.length === 0 || at < 0) return undefined
  const before = originOf(question) - 1
  const entry = Array(Math.max(before - at, 0)).fill(journeyEdges.entry)
  const known = stations.slice(Math.max(at - before, 0), at + depth - before)
  return padded([...entry, ...known], depth)
}

const originOf = ({ endAt, startAt, around, depth }: JourneysQuestion): number => {
  if (endAt !== undefined && startAt === undefined) return depth
  return around === undefined ? 1 : Math.ceil(depth / 2)
}

const padded = (names: readonly string[], depth: number): string[] => [
  ...names,
  ...Array(depth - names.length).fill(journeyEdges.exit),
]

const isEdge = (name: string): boolean => name === journeyEdges.entry || name === journeyEdges.exit

const byCount = ([one, often]: [string, number], [other, oftener]: [string, number]): number =>
  oftener - often || Buffer.compare(Buffer.from(one), Buffer.from(other))

function countEach(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

/** The journeys of some sessions: every path with its count, and columns and links under the most frequent names. */
export function recountJourneys(chosen: readonly ToldSession[], question: JourneysQuestion) {
  const { depth, limit } = question
  const all = chosen.flatMap((session) => {
    const columns = columnsOf(stationsOf(session, question), question)
    return columns ? [columns] : []
  })
  const steps = Array.from({ length: depth }, (_, index) => index + 1)
  const tops = steps.map((step) => {
    const names = all.map((columns) => columns[step - 1] as string).filter((name) => !isEdge(name))
    const most = [...countEach(names)].sort(byCount).slice(0, limit)
    return new Set(most.map(([name]) => name))
  })
  const shown = all.map((columns) =>
    columns.map((name, index) => (isEdge(name) || tops[index]?.has(name) ? name : journeyEdges.other)),
  )
  const counted = (names: (columns: string[]) => string) => [...countEach(shown.map(names))]
  return {
    total: all.length,
    origin: originOf(question),
    paths: countEach(all.map((columns) => JSON.stringify(columns))),
    nodes: steps.flatMap((step) =>
      counted((columns) => columns[step - 1] as string).map(([name, count]) => ({ step, name, count })),
    ),
    links: steps.slice(1).flatMap((next) =>
      counted((columns) => JSON.stringify(columns.slice(next - 2, next))).map(([pair, count]) => {
        const [source, target] = JSON.parse(pair) as [string, string]
        return { step: next - 1, source, target, count }
      }),
    ),
  }
}
