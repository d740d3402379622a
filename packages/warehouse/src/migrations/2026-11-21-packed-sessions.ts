import column from '../schema/packed-sessions.sql?raw'
import type { Migration } from './migration.ts'

/**
 * The whole row of a session in one column more (`docs/adr/0015-a-session-in-one-column.md`, which has the measurements).
 * Rows that are there already are packed when they are read, until the second statement, which goes on behind everything
 * else, or a merge has written them again. Not done: a table of its own, which would be a second insert that can fail
 * alone. To undo: ALTER TABLE sessions DROP COLUMN packed.
 */
export const packedSessions: Migration = {
  id: '2026-11-21-packed-sessions',
  statements: [column, 'ALTER TABLE sessions MATERIALIZE COLUMN packed'],
}
