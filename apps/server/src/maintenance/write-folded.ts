import { randomUUID } from 'node:crypto'
import {
  hideSessions,
  insertSessions,
  packedText,
  patientSettings,
  type SessionKey,
  SessionRows,
  type Warehouse,
} from '@sojourn/warehouse'
import { retrying } from '../collect/retrying.ts'
import type { FoldedSession } from './fold-block.ts'

/**
 * Rows of folded sessions that are to be written, and those to be hidden, as nothing opens them. Each gets the version after
 * that of the row it replaces, so whatever is written live meanwhile wins: live versions are microseconds of the clock.
 */
export class FoldedRows {
  readonly rows = new SessionRows()
  readonly gone: (SessionKey & { readonly version: number })[] = []
  /** Sessions whose row is to be written. */
  written = 0

  /** @param packed of the session, where it is known already */
  add({ stored, mark, siteId, sessionId, sessionAt }: FoldedSession, packed?: string): void {
    const version = (mark?.version ?? 0) + 1
    if (stored) {
      this.written++
      this.rows.add({ stored, version }, packed ?? packedText(stored))
    } else if (!mark?.isHidden) this.gone.push({ siteId, sessionId, sessionAt, version })
  }
}

/** Writes what was found to be written. */
export async function writeFolded(warehouse: Warehouse, { rows, gone }: FoldedRows): Promise<void> {
  const token = randomUUID()
  await retrying(() => insertSessions(warehouse, rows, token, patientSettings))
  await retrying(() => hideSessions(warehouse, gone, `${token}-gone`))
}
