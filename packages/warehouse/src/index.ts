export { AnswerMemory } from './answer-memory.ts'
export { command } from './command.ts'
export { patientSettings } from './connect.ts'
export { defineBytes, defineQuery, fillHoles, type ReadOptions } from './define-query.ts'
export { openWarehouse, type Warehouse } from './open-warehouse.ts'
export { changesOfSessions } from './queries/changes-of-sessions.ts'
export { checkStore } from './queries/check-store.ts'
export { deleteMoved } from './queries/delete-moved.ts'
export { eventsOfSessions } from './queries/events-of-sessions.ts'
export { giveSessionsToUser } from './queries/give-sessions-to-user.ts'
export { identitiesOf } from './queries/identities-of.ts'
export { knownHashes, knownRowBytes } from './queries/known-hashes.ts'
export { sessionAnchors } from './queries/session-anchors.ts'
export { storeState } from './queries/store-state.ts'
export { unsettledSessions } from './queries/unsettled-sessions.ts'
export { visitMoves } from './queries/visit-moves.ts'
export { visitsOf } from './queries/visits-of.ts'
export { eventColumns, eventSelection, readEventRow } from './rows/event-row.ts'
export { packedText } from './rows/packed-session.ts'
export {
  packedSessionSelection,
  readPackedSession,
  readSessionRow,
  type SessionKey,
  sessionSelection,
} from './rows/session-row.ts'
export type { StoredEvent } from './rows/stored-event.ts'
export type { StoredSession } from './rows/stored-session.ts'
export { dumpRows } from './snapshot/dump-rows.ts'
export { openForRestore, type RestoringStore } from './snapshot/open-for-restore.ts'
export type { SnapshotPart } from './snapshot/questions.ts'
export { dropSnapshots, openSnapshot, type SnapshotTable } from './snapshot/snapshot.ts'
export {
  hideSessions,
  type Identity,
  insertChanges,
  insertCheckpoint,
  insertEvents,
  insertIdentities,
  insertLedger,
  insertPlainEvents,
  insertSessions,
  insertVisitMoves,
  type LedgerRow,
  SessionRows,
  type VisitMove,
} from './writer.ts'
export type { TimeRange } from './writes.ts'
