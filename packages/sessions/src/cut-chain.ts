import { sessionLengthMaxMs } from '@sojourn/contract'
import { type Piece, pieceOf, type Visit } from './visit-chain.ts'

/** The pieces that make one visit, in order of time. */
export type Group = Piece[]

/**
 * Cuts a chain into visits of at most 24 hours, from its start, as `sessionize` does. A standing visit is taken as a
 * whole as long as no cut falls inside it; only then must the times of its events be known.
 *
 * @returns the visits, or the standing visits whose times are needed: the one that is cut and, because a cut moves all
 *   that follow, those behind it.
 */
export function cutChain(chain: readonly Piece[]): { groups: Group[] } | { needTimesOf: Visit[] } {
  const groups: Group[] = []
  const rest = [...chain].reverse()
  let limit = Number.NEGATIVE_INFINITY
  for (let piece = rest.pop(); piece !== undefined; piece = rest.pop()) {
    if (piece.from > limit) {
      groups.push([])
      limit = piece.from + sessionLengthMaxMs
    }
    if (piece.to <= limit) {
      groups.at(-1)?.push(piece)
      continue
    }
    if (piece.visit === null || piece.times === undefined) return { needTimesOf: unloaded([piece, ...rest]) }
    const [head, tail] = split(piece.visit, piece.times, limit)
    groups.at(-1)?.push(head)
    insertByTime(rest, tail)
  }
  return { groups }
}

const unloaded = (pieces: readonly Piece[]): Visit[] =>
  pieces.flatMap((piece) => (piece.visit !== null && piece.times === undefined ? [piece.visit] : []))

function split(visit: Visit, times: readonly number[], limit: number): [Piece, Piece] {
  const cut = times.findIndex((time) => time > limit)
  return [spanOf(visit, times.slice(0, cut)), spanOf(visit, times.slice(cut))]
}

const spanOf = (visit: Visit, times: readonly number[]): Piece =>
  pieceOf(visit, { from: times[0] ?? visit.from, to: times.at(-1) ?? visit.to, times })

/** The pieces to come are held in reverse: the next one is the last. */
function insertByTime(rest: Piece[], piece: Piece): void {
  let place = rest.length
  while (place > 0 && (rest[place - 1]?.from ?? 0) < piece.from) place -= 1
  rest.splice(place, 0, piece)
}
