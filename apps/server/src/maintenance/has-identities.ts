import { defineQuery } from '@sojourn/warehouse'
import sql from './has-identities.sql?raw'

/** Whether any visitor of some sites is known as a user. */
export const hasIdentities = defineQuery<{ sites: string[] }, boolean>({
  name: 'has-identities',
  sql,
  read: ([has]) => has === 1,
})
