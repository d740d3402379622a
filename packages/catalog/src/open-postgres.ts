import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { OpenDatabase } from './database.ts'
import { listenForChanges } from './listen-for-changes.ts'

/** Connects to a Postgres server when first asked; 15 and later are known to work. */
export function openPostgres(url: string): OpenDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: 5,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    application_name: 'sojourn',
  })
  // An idle connection that breaks (a restart of the server) is dropped by the pool; unheard, the event ends the process.
  pool.on('error', () => {})
  return {
    database: drizzle({ client: pool }),
    isShared: true,
    announce: async (transaction) => void (await transaction.execute(sql`notify sojourn_catalog`)),
    listen: (onChange) => listenForChanges(url, onChange),
    close: () => pool.end(),
  }
}
