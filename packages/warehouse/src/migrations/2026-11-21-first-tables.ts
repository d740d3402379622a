import checkpoints from '../schema/checkpoints.sql?raw'
import events from '../schema/events.sql?raw'
import identities from '../schema/identities.sql?raw'
import ledger from '../schema/ledger.sql?raw'
import sessionChanges from '../schema/session-changes.sql?raw'
import sessions from '../schema/sessions.sql?raw'
import visitMoves from '../schema/visit-moves.sql?raw'
import type { Migration } from './migration.ts'

/**
 * The first tables. Why they are as they are stands in `docs/adr/` 0004–0007. To undo: drop the seven tables.
 */
export const firstTables: Migration = {
  id: '2026-11-21-first-tables',
  statements: [events, sessions, sessionChanges, visitMoves, identities, ledger, checkpoints],
}
