import { defineQuery } from '@sojourn/warehouse'
import type { KeyBlock } from './key-block.ts'
import sql from './users-of-block.sql?raw'

/** Who the visitors of a block are known to be; those that were never identified are left out. */
export const usersOfBlock = defineQuery<KeyBlock, { siteId: string; visitorId: string; userId: string }>({
  name: 'users-of-block',
  sql,
  read: ([siteId, visitorId, userId]) => ({
    siteId: siteId as string,
    visitorId: visitorId as string,
    userId: userId as string,
  }),
})
