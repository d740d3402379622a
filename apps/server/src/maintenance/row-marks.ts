import { defineQuery, type SessionKey } from '@sojourn/warehouse'
import type { KeyBlock } from './key-block.ts'
import sql from './row-marks.sql?raw'

/** What a session's row says that its events do not. */
export interface RowMark extends SessionKey {
  readonly version: number
  /** The row counts as gone. */
  readonly isHidden: boolean
  readonly visitKey: string
  /** Unix milliseconds; 0 where nobody knows. */
  readonly lastSeenAt: number
}

/** The marks of all rows of a block. */
export const rowMarks = defineQuery<KeyBlock, RowMark>({
  name: 'row-marks',
  sql,
  read: ([siteId, sessionAt, sessionId, version, isHidden, visitKey, lastSeenAt]) => ({
    siteId: siteId as string,
    sessionAt: sessionAt as number,
    sessionId: sessionId as string,
    version: version as number,
    isHidden: isHidden === 1,
    visitKey: visitKey as string,
    lastSeenAt: lastSeenAt as number,
  }),
})
