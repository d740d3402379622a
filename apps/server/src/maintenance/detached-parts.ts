import { defineQuery } from '@sojourn/warehouse'
import sql from './detached-parts.sql?raw'

/** Parts that the store found damaged and took out of use: their rows are missing from every answer. */
export const detachedParts = defineQuery<
  Record<string, never>,
  { table: string; part: string; reason: string }
>({
  name: 'detached-parts',
  sql,
  read: ([table, part, reason]) => ({
    table: table as string,
    part: part as string,
    reason: reason as string,
  }),
})
