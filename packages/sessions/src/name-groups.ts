import type { Group } from './cut-chain.ts'

/** A visit with its session id. */
export interface NamedGroup {
  readonly sessionId: string
  readonly group: Group
  /** Whether its session did not stand before. */
  readonly isNew: boolean
}

/**
 * Names the visits of one chain: each after the earliest standing visit in it that none before it is named after, a new
 * one after its first incoming event. A new one made only of events that stood before, because an earlier event moved
 * the cuts, takes the id of an incoming event that opened nothing. There always is one: in a chain, an event more makes
 * at most a visit more.
 */
export function nameGroups(groups: readonly Group[]): NamedGroup[] {
  const taken = new Set<string>()
  const named = groups.map((group) => {
    const standing = group.flatMap((piece) => (piece.visit === null ? [] : [piece.visit.sessionId]))
    const kept = standing.find((sessionId) => !taken.has(sessionId))
    const sessionId = kept ?? newIdsOf(group)[0]
    if (sessionId !== undefined) taken.add(sessionId)
    return { sessionId, group, isNew: kept === undefined }
  })
  const spare = groups.flatMap(newIdsOf).filter((sessionId) => !taken.has(sessionId))
  return named.map(({ sessionId = spare.shift(), group, isNew }) => {
    if (sessionId === undefined) throw new Error('A chain has more new visits than incoming events')
    return { sessionId, group, isNew }
  })
}

/** Of the same millisecond, the smallest first, so that the order of a batch does not decide. */
const newIdsOf = (group: Group): string[] =>
  group
    .flatMap((piece) => (piece.visit === null ? [piece.event] : []))
    .sort((one, other) => one.timestamp - other.timestamp || (one.newSessionId < other.newSessionId ? -1 : 1))
    .map((event) => event.newSessionId)
