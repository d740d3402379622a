import { defineQuery } from '@sojourn/warehouse'
import sql from './weeks-of.sql?raw'

/** The weeks that hold sessions of some sites with an anchor in a range of unix seconds, oldest first. */
export const weeksOf = defineQuery<
  { sites: string[]; from: number; to: number },
  { /** Monday, in unix seconds. */ startAt: number; events: number }
>({
  name: 'weeks-of',
  sql,
  read: ([startAt, events]) => ({ startAt: startAt as number, events: events as number }),
})
