import table from '../schema/segment-people.sql?raw'
import type { Migration } from './migration.ts'

/**
 * Who was in a segment when it was last looked: whoever is there at the next look and was not, has entered. A look is a
 * partition that goes as a whole when the next one stands, so nobody stays in it who was erased. It holds hashes, and no site.
 * To undo: drop the table; the next look tells nobody.
 */
export const segmentPeople: Migration = {
  id: '2026-11-21-segment-people',
  statements: [table],
}
