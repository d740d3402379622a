import { readPackedSession, type SessionKey, type StoredSession, type Warehouse } from '@sojourn/warehouse'
import { askNative } from './ask-native.ts'
import type { KeyBlock } from './key-block.ts'
import type { NativeBlock } from './read-native.ts'
import sql from './row-marks.sql?raw'
import { Turns } from './turns.ts'

/** What a session's row says that its events do not, and the row. */
export interface RowMark extends SessionKey {
  readonly version: number
  /** The row counts as gone. */
  readonly isHidden: boolean
  /** Of the last row that does not count as gone. */
  readonly visitKey: string
  /** Unix milliseconds; 0 where nobody knows. */
  readonly lastSeenAt: number
  /** The row, which is read by {@link standingRow}; slashes are not escaped. */
  readonly userId: string
  readonly packed: string
}

/** A session's place in the table key, as one text. */
export const keyText = (key: SessionKey): string => `${key.siteId} ${key.sessionAt} ${key.sessionId}`

/** The marks of all rows of a block, by {@link keyText}. */
export async function rowMarks(warehouse: Warehouse, block: KeyBlock): Promise<Map<string, RowMark>> {
  const marks = new Map<string, RowMark>()
  const turns = new Turns()
  const blocks = await askNative(warehouse, { name: 'row-marks', query: sql, params: block })
  for (const mark of readVersions(blocks)) {
    const key = keyText(mark)
    const before = marks.get(key)
    marks.set(key, before ? replaced(before, mark) : mark)
    await turns.step()
  }
  return marks
}

/** The session of a row; undefined where there is none that counts. */
export function standingRow(mark: RowMark | undefined): StoredSession | undefined {
  if (!mark || mark.isHidden) return undefined
  const { siteId, sessionAt, sessionId, userId, packed } = mark
  return readPackedSession([siteId, sessionAt, sessionId, userId, packed])
}

const replaced = (before: RowMark, mark: RowMark): RowMark => ({
  ...mark,
  visitKey: mark.isHidden ? before.visitKey : mark.visitKey,
  lastSeenAt: Math.max(before.lastSeenAt, mark.lastSeenAt),
})

function* readVersions(blocks: Iterable<NativeBlock>): Generator<RowMark> {
  for (const { rows, columns } of blocks) {
    const texts = columns as readonly (readonly string[])[]
    const numbers = columns as readonly (readonly number[])[]
    const text = (column: number, row: number) => texts[column]?.[row] as string
    const number = (column: number, row: number) => numbers[column]?.[row] as number
    for (let row = 0; row < rows; row++) {
      yield {
        siteId: text(0, row),
        sessionAt: number(1, row),
        sessionId: text(2, row),
        version: number(3, row),
        isHidden: number(4, row) === 1,
        visitKey: text(5, row),
        lastSeenAt: number(6, row),
        userId: text(7, row),
        packed: text(8, row),
      }
    }
  }
}
