import { defineQuery } from '@sojourn/warehouse'
import sql from './damaged-parts.sql?raw'

/** A part of a table that was found damaged, mostly at a start, and put aside. */
export interface DamagedPart {
  readonly table: string
  /** Name of the part's folder in `detached`. */
  readonly name: string
  /** ClickHouse's word, such as `broken-on-start`. */
  readonly reason: string
  readonly bytes: number
  /** The folder, on the machine of the store. */
  readonly path: string
}

/** Parts whose rows are missing from every answer, because they were found damaged; none in a sound store. */
export const damagedParts = defineQuery<Record<string, never>, DamagedPart>({
  name: 'damaged-parts',
  sql,
  read: ([table, name, reason, bytes, path]) => ({
    table: table as string,
    name: name as string,
    reason: reason as string,
    bytes: (bytes as number | null) ?? 0,
    path: path as string,
  }),
})
