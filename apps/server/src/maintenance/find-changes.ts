import { packedText, type StoredSession } from '@sojourn/warehouse'
import { addToComparison, type Comparison } from './comparison.ts'
import { differingFields } from './differing-fields.ts'
import type { FoldedSession } from './fold-block.ts'
import { type RowMark, standingRow } from './row-marks.ts'
import { Turns } from './turns.ts'

/**
 * The sessions whose row says something else than their events, or is missing, or is there for nothing: those that are to be
 * written. All of them are added to the comparison, should there be one.
 */
export async function findChanges(
  folded: readonly FoldedSession[],
  comparison?: Comparison,
): Promise<FoldedSession[]> {
  const turns = new Turns()
  const changes: FoldedSession[] = []
  for (const session of folded) {
    const { stored, mark } = session
    // Nearly all rows are as they should be, and reading one costs more than writing what it should be.
    const row = stored && isAsText(stored, mark) ? stored : standingRow(mark)
    const fields = stored && row && row !== stored ? differingFields(stored, row) : []
    if (stored ? !row || fields.length > 0 || wasSeenElse(stored, row) : !mark?.isHidden)
      changes.push(session)
    if (comparison) addToComparison(comparison, stored, row, fields)
    await turns.step()
  }
  return changes
}

const isAsText = (stored: StoredSession, mark: RowMark | undefined): boolean =>
  mark?.isHidden === false && mark.userId === stored.userId && mark.packed === packedText(stored)

/** A later sign of life may stand in a row that was replaced. */
const wasSeenElse = (stored: StoredSession, row: StoredSession): boolean =>
  stored.lastSeenAt !== row.lastSeenAt
