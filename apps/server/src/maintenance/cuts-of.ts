import { defineQuery } from '@sojourn/warehouse'
import sql from './cuts-of.sql?raw'
import type { KeyCut } from './key-block.ts'

/**
 * Where to cut a week so that no block has more than so many `events`, or so many `rows` of changes or sessions, beside
 * what its last session adds. In the order of the table key.
 */
export const cutsOf = defineQuery<
  { sites: string[]; from: number; to: number; events: number; rows: number },
  KeyCut
>({
  name: 'cuts-of',
  sql,
  read: ([siteId, at, sessionId]) => ({
    siteId: siteId as string,
    at: at as number,
    sessionId: sessionId as string,
  }),
})
