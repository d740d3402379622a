import { defineQuery } from '../define-query.ts'
import sql from './store-state.sql?raw'

/** What a start needs to know of the store. */
export const storeState = defineQuery<
  Record<string, never>,
  { /** Unix milliseconds; 0 at the first start. */ settledAt: number; versionMax: number }
>({
  name: 'store-state',
  sql,
  read: ([settledAt, versionMax]) => ({ settledAt: settledAt as number, versionMax: versionMax as number }),
})
