import { smallint, timestamp } from 'drizzle-orm/pg-core'
import { namespace } from './namespace.ts'

/** One row, written and read back to know whether the catalog can store. */
export const probe = namespace.table('probe', {
  id: smallint().primaryKey(),
  at: timestamp({ withTimezone: true, precision: 3 }).notNull(),
})
