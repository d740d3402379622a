import { cutChain, type Group } from './cut-chain.ts'
import { type NamedGroup, nameGroups } from './name-groups.ts'
import { chainsOf, type IncomingEvent, type Visit } from './visit-chain.ts'

/** What a batch of events does to the visits of a visitor. */
export interface VisitPlan {
  /** The session of each incoming event. */
  readonly assignments: string[]
  /** The visits that stand afterwards, in order of time; `times` where all of them are known. */
  readonly visits: Visit[]
  /** Sessions that did not stand before. */
  readonly opened: string[]
  /** Events that stood before and change their session: those of `fromSessionId` from `from` to `to`, both inclusive. */
  readonly moves: { fromSessionId: string; toSessionId: string; from: number; to: number }[]
}

/**
 * Puts incoming events into the visits of one visitor, so that all events together are parted as `sessionize` parts
 * them, whatever the order they come in. A standing visit keeps its id where it can: where several become one, the id of
 * the earliest survives. Moves and visits name events that stood before; incoming ones are only in `assignments`.
 *
 * @param visits all standing visits of the visitor, in any order; they are what `sessionize` makes of their events
 * @param incoming in any order
 * @returns the plan, or, where a cut at 24 hours falls into standing visits, the sessions whose `times` it takes to go on
 */
export function planVisits(
  visits: readonly Visit[],
  incoming: readonly IncomingEvent[],
): VisitPlan | { readonly needTimesOf: string[] } {
  const needTimesOf: string[] = []
  const named: NamedGroup[] = []
  for (const chain of chainsOf(visits, incoming)) {
    const isTouched = chain.some((piece) => piece.visit === null)
    const cut = isTouched ? cutChain(chain) : { groups: chain.map((piece) => [piece]) }
    if ('needTimesOf' in cut) for (const visit of cut.needTimesOf) needTimesOf.push(visit.sessionId)
    else for (const group of nameGroups(cut.groups)) named.push(group)
  }
  return needTimesOf.length > 0 ? { needTimesOf } : planOf(named, incoming)
}

function planOf(named: readonly NamedGroup[], incoming: readonly IncomingEvent[]): VisitPlan {
  const sessionOf = new Map<IncomingEvent, string>()
  const moves: VisitPlan['moves'] = []
  for (const { sessionId, group } of named) {
    for (const piece of group) {
      if (piece.visit === null) sessionOf.set(piece.event, sessionId)
      else if (piece.visit.sessionId !== sessionId)
        moves.push({
          fromSessionId: piece.visit.sessionId,
          toSessionId: sessionId,
          from: piece.from,
          to: piece.to,
        })
    }
  }
  return {
    assignments: incoming.map((event) => sessionOf.get(event) ?? ''),
    visits: named.map(({ sessionId, group }) => visitOf(sessionId, group)),
    opened: named.filter(({ isNew }) => isNew).map(({ sessionId }) => sessionId),
    moves,
  }
}

function visitOf(sessionId: string, group: Group): Visit {
  const from = group[0]?.from ?? 0
  const to = group.reduce((latest, piece) => Math.max(latest, piece.to), from)
  const times = group.map((piece) => (piece.visit === null ? [piece.from] : piece.times))
  if (!times.every((known) => known !== undefined)) return { sessionId, from, to }
  return { sessionId, from, to, times: times.flat().sort((one, other) => one - other) }
}
