import { smallint, text } from 'drizzle-orm/pg-core'
import { namespace } from './namespace.ts'

/** One row: what this installation as a whole keeps. */
export const installation = namespace.table('installation', {
  id: smallint().primaryKey(),
  /** Signs cookies and encrypts second factors: 64 random hex digits, made at the first start. */
  secret: text().notNull(),
})
