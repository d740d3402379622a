import { defineQuery } from '../define-query.ts'
import type { Identity } from '../writer.ts'
import sql from './identities-of.sql?raw'

/** Which users some visitors were seen as. */
export const identitiesOf = defineQuery<{ sites: string[]; visitors: string[] }, Identity>({
  name: 'identities-of',
  sql,
  isUpkeep: true,
  read: ([siteId, visitorId, userId, seenAt]) => ({
    siteId: siteId as string,
    visitorId: visitorId as string,
    userId: userId as string,
    seenAt: seenAt as number,
  }),
})
