import type { SiteRules } from '@sojourn/sessions'
import type { SessionKey, VisitMove, Warehouse } from '@sojourn/warehouse'
import { HotSessions, sessionKey } from './hot-sessions.ts'
import { Identities, type VisitorIdentity } from './identities.ts'
import { KnownIds } from './known-ids.ts'
import { LedgerBook } from './ledger.ts'
import { SessionPlaces } from './session-places.ts'
import { Timelines } from './timelines.ts'

/** What collecting keeps in memory. All of it can be read again from the store. */
export interface Memory {
  readonly warehouse: Warehouse
  readonly hot: HotSessions
  readonly identities: Identities
  /** Replaced where other servers stored what it does not know. */
  known: KnownIds
  readonly places: SessionPlaces
  readonly timelines: Timelines
  readonly ledger: LedgerBook
  /** Visits that were moved whole, by their old key. */
  readonly moved: Map<string, SessionKey>
  /** Sessions of a write that failed or moved something: what the store has of them must be folded anew. */
  readonly doubtful: Map<string, SessionKey & { readonly visitKey: string }>
  /** Moves of visits that a failure left half-way. */
  readonly unfinishedMoves: VisitMove[]
  /** Moves were made behind the collector's back: where old ids lead must be read again. */
  movesAreStale: boolean
  /** Rows to hide with the next session rows. */
  readonly hides: Map<string, SessionKey>
  /** Visitors whose earlier sessions go to a user with the next session rows. */
  readonly gifts: Map<string, VisitorIdentity>
  /** The rules of each site at its last flush. */
  readonly rulesInUse: Map<string, SiteRules>
  rulesOf(siteId: string): SiteRules
}

export function createMemory(options: {
  warehouse: Warehouse
  rulesOf: (siteId: string) => SiteRules
  /** Events and changes that sessions in memory may hold together. */
  hotEventsMax: number
}): Memory {
  const identities = new Identities()
  return {
    warehouse: options.warehouse,
    hot: new HotSessions({
      weightMax: options.hotEventsMax,
      onDrop: (session) => identities.release(session),
    }),
    identities,
    known: noKnownIds(),
    places: new SessionPlaces(),
    timelines: new Timelines(),
    ledger: new LedgerBook(),
    moved: new Map(),
    doubtful: new Map(),
    unfinishedMoves: [],
    movesAreStale: false,
    hides: new Map(),
    gifts: new Map(),
    rulesInUse: new Map(),
    rulesOf: options.rulesOf,
  }
}

/** A filter of which nothing is in yet. */
export const noKnownIds = (): KnownIds => new KnownIds(1_000_000)

/** Where an id leads, should its visit have been moved into another (and that into a third). */
export function resolveMoved(memory: Memory, siteId: string, sessionId: string): string {
  if (memory.moved.size === 0) return sessionId
  let id = sessionId
  for (let to = memory.moved.get(sessionKey(siteId, id)); to; to = memory.moved.get(sessionKey(siteId, id))) {
    id = to.sessionId
  }
  return id
}

/** Notes a whole move, so that the old id leads to the new session. */
export function rememberMove(memory: Memory, move: VisitMove): void {
  if (!move.whole) return
  memory.moved.set(sessionKey(move.siteId, move.fromSessionId), {
    siteId: move.siteId,
    sessionId: move.toSessionId,
    sessionAt: move.toSessionAt,
  })
}
