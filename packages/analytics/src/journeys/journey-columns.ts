import type { JourneysQuestion } from '@sojourn/contract'
import type { Bindings } from '../frame/bindings.ts'

/** The columns of journeys as SQL over ways. */
export interface JourneyColumns {
  /** The column, from 1, of the start, the end or the point. */
  readonly origin: number
  /** The ways that have such a journey. */
  from(ways: string): string
  /** The station of each column over a row of these; empty before the first and behind the last. */
  readonly cells: readonly string[]
}

/** Lays the columns of a question over ways, by where its start, its end or its point is first come to. */
export function journeyColumns(question: JourneysQuestion, bindings: Bindings): JourneyColumns {
  const { of, startAt, endAt, around, depth } = question
  const bind = (name: string) => bindings.bind('String', of === 'events' ? name.toLowerCase() : name)
  if (startAt !== undefined && endAt !== undefined) {
    const from = betweenSql(bind(startAt), bind(endAt), depth)
    return { origin: 1, from, cells: cellsOf(1, depth) }
  }
  const point = startAt ?? endAt ?? around
  const origin = originOf(question)
  const at = point === undefined ? '1' : `indexOf(way, ${bind(point)})`
  const from = (ways: string) => `SELECT *, ${at} AS at FROM (${ways}) WHERE at > 0`
  return { origin, from, cells: cellsOf(origin, depth) }
}

function originOf({ endAt, around, depth }: JourneysQuestion): number {
  if (endAt !== undefined) return depth
  return around === undefined ? 1 : Math.ceil(depth / 2)
}

/** Ways cut to what lies between a start and the first end behind it, where the columns suffice for both. */
const betweenSql = (start: string, end: string, depth: number) => (ways: string) =>
  'SELECT session_at, sid, doubts, 1 AS at, arraySlice(way, began, ended + 1) AS way FROM (' +
  `SELECT *, indexOf(way, ${start}) AS began, indexOf(arraySlice(way, began + 1), ${end}) AS ended FROM (${ways})` +
  `) WHERE began > 0 AND ended BETWEEN 1 AND ${depth - 1}`

const cellsOf = (origin: number, depth: number): string[] =>
  Array.from({ length: depth }, (_, index) => {
    const offset = index + 1 - origin
    return offset < 0 ? `if(at > ${-offset}, way[at - ${-offset}], '')` : `way[at + ${offset}]`
  })
