import { pgSchema } from 'drizzle-orm/pg-core'

/** Everything of ours lives in this Postgres schema, so that Sojourn can share a database with others. */
export const namespace = pgSchema('sojourn')
