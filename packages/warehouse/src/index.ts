export { type Query, type ReadOptions, defineQuery } from './define-query.ts'
export { type Warehouse, type WarehouseAddress, openWarehouse } from './open-warehouse.ts'
export { changesOfSessions } from './queries/changes-of-sessions.ts'
export { deleteMoved } from './queries/delete-moved.ts'
export { type SessionLists, eventsOfSessions } from './queries/events-of-sessions.ts'
export { giveSessionsToUser } from './queries/give-sessions-to-user.ts'
export { identitiesOf } from './queries/identities-of.ts'
export { knownHashes } from './queries/known-hashes.ts'
export { type SessionAnchor, sessionAnchors } from './queries/session-anchors.ts'
export { storeState } from './queries/store-state.ts'
export { unsettledSessions } from './queries/unsettled-sessions.ts'
export { visitMoves } from './queries/visit-moves.ts'
export { type StoredVisit, visitsOf } from './queries/visits-of.ts'
export { eventColumns, eventSelection, readEventRow } from './rows/event-row.ts'
export { type SessionKey, readSessionRow, sessionSelection } from './rows/session-row.ts'
export type { StoredEvent } from './rows/stored-event.ts'
export type { StoredSession } from './rows/stored-session.ts'
export { WarehouseError } from './warehouse-error.ts'
export {
  type Identity,
  type LedgerRow,
  type VersionedSession,
  type VisitMove,
  hideSessions,
  insertChanges,
  insertCheckpoint,
  insertEvents,
  insertIdentities,
  insertLedger,
  insertSessions,
  insertVisitMoves,
} from './writer.ts'
