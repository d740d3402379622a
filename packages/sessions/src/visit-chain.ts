import { sessionTimeoutMs } from '@sojourn/contract'

/** A visit that stands: a session made by inactivity. Times are unix milliseconds, both ends inclusive. */
export interface Visit {
  readonly sessionId: string
  readonly from: number
  readonly to: number
  /** The times of all its events, sorted, where they are loaded. */
  readonly times?: readonly number[]
}

/** An event that is to get a visit, and the id of the session that it would open. */
export interface IncomingEvent {
  readonly timestamp: number
  readonly newSessionId: string
}

/** A standing visit, a part of one, or an incoming event, on the line of time. */
export type Piece =
  | { readonly visit: Visit; readonly from: number; readonly to: number; readonly times?: readonly number[] }
  | { readonly visit: null; readonly from: number; readonly to: number; readonly event: IncomingEvent }

/** Cuts the line of time where it is silent for more than 30 minutes: what follows from here on are whole chains. */
export function chainsOf(visits: readonly Visit[], incoming: readonly IncomingEvent[]): Piece[][] {
  const pieces: Piece[] = [
    ...visits.map((visit) => pieceOf(visit, visit)),
    ...incoming.map((event): Piece => ({ visit: null, from: event.timestamp, to: event.timestamp, event })),
  ]
  pieces.sort((one, other) => one.from - other.from)
  const chains: Piece[][] = []
  let reachedAt = Number.NEGATIVE_INFINITY
  for (const piece of pieces) {
    if (piece.from - reachedAt > sessionTimeoutMs) chains.push([])
    chains.at(-1)?.push(piece)
    reachedAt = Math.max(reachedAt, piece.to)
  }
  return chains
}

/** A visit or a part of it as a piece. */
export const pieceOf = (visit: Visit, { from, to, times }: Omit<Visit, 'sessionId'>): Piece =>
  times === undefined ? { visit, from, to } : { visit, from, to, times }
