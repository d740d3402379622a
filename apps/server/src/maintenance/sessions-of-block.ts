import { defineQuery, readSessionRow, type StoredSession, sessionSelection } from '@sojourn/warehouse'
import type { KeyBlock } from './key-block.ts'
import sql from './sessions-of-block.sql?raw'

/** The session rows of a block as they are read: hidden ones are left out. */
export const sessionsOfBlock = defineQuery<KeyBlock, StoredSession>({
  name: 'sessions-of-block',
  sql,
  holes: { columns: sessionSelection },
  read: readSessionRow,
})
