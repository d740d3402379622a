import { packedText, type StoredSession } from '@sojourn/warehouse'
import { addToComparison, type Comparison } from './comparison.ts'
import { differingFields } from './differing-fields.ts'
import type { FoldedSession } from './fold-block.ts'
import { type RowMark, standingRow } from './row-marks.ts'
import { FoldedRows } from './write-folded.ts'

/** What folding a block comes to: how much there was, and the rows that are to be written. */
export class RowChanges {
  readonly rows = new FoldedRows()
  sessions = 0
  events = 0
  readonly #comparison: Comparison | undefined

  /** @param comparison to which every session is added */
  constructor(comparison?: Comparison) {
    this.#comparison = comparison
  }

  /** Takes a session, whose row is to be written where it says something else than its events, is missing, or is there for nothing. */
  readonly add = (session: FoldedSession): void => {
    const { stored, mark, events } = session
    if (stored) this.sessions++
    this.events += events
    const packed = stored ? packedText(stored) : undefined
    const isRight = stored ? isAsText(stored, mark, packed) : mark?.isHidden
    if (!isRight) this.rows.add(session, packed)
    if (this.#comparison)
      compare(this.#comparison, stored, isRight ? (stored ?? undefined) : standingRow(mark))
  }
}

/** What a row says is one text; where that is another, so is the row. */
const isAsText = (stored: StoredSession, mark: RowMark | undefined, packed: string | undefined): boolean =>
  mark?.isHidden === false && mark.userId === stored.userId && mark.packed === packed

function compare(comparison: Comparison, stored: StoredSession | null, row: StoredSession | undefined): void {
  const fields = stored && row && row !== stored ? differingFields(stored, row) : []
  addToComparison(comparison, stored, row, fields)
}
