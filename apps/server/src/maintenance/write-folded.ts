import { randomUUID } from 'node:crypto'
import { hideSessions, insertSessions, SessionRows, type Warehouse } from '@sojourn/warehouse'
import { retrying } from '../collect/retrying.ts'
import type { FoldedSession } from './fold-block.ts'
import { Turns } from './turns.ts'

/**
 * Writes the rows of folded sessions, and hides those that nothing opens. Each gets the version after that of the row it
 * replaces, so whatever is written live meanwhile wins: live versions are microseconds of the clock.
 */
export async function writeFolded(warehouse: Warehouse, folded: readonly FoldedSession[]): Promise<void> {
  const rows = new SessionRows()
  const turns = new Turns()
  for (const { stored, mark } of folded) {
    if (!stored) continue
    rows.add({ stored, version: after(mark) })
    await turns.step()
  }
  const gone = folded.flatMap(({ stored, mark, siteId, sessionId, sessionAt }) =>
    stored || mark?.isHidden ? [] : [{ siteId, sessionId, sessionAt, version: after(mark) }],
  )
  const token = randomUUID()
  await retrying(() => insertSessions(warehouse, rows, token))
  await retrying(() => hideSessions(warehouse, gone, `${token}-gone`))
}

const after = (mark: FoldedSession['mark']): number => (mark?.version ?? 0) + 1
