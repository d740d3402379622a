import { ProblemError } from '@sojourn/contract'
import { sql } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { CatalogError } from './catalog-error.ts'

/** Postgres, whether embedded or a server: one dialect. */
export type Database = PgDatabase<PgQueryResultHKT>

/** A transaction of {@link inOrganization}. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

export interface OpenDatabase {
  readonly database: Database
  /** Whether other servers may be on it. */
  readonly isShared: boolean
  /** Tells other servers on this database, once the transaction is through, that the catalog has changed. */
  announce(transaction: Transaction): Promise<void>
  /** Calls back when another server announces; gives what ends it. An embedded database has no other server. */
  listen(onChange: () => void): Promise<() => Promise<void>>
  close(): Promise<void>
}

/** The server's own work across organizations, as row-level security knows it. */
export const everyOrganization = '*'

/**
 * Runs `work` in one transaction that can touch rows of this organization only, as far as the database's user is bound
 * by row-level security. When it resolves, what was written is on disk.
 *
 * @throws ProblemError `storage_unavailable` where the database failed, `invalid_request` where it was given what it
 * cannot hold; errors of `work` with a code pass through.
 */
export async function inOrganization<T>(
  database: Database,
  organizationId: string,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  try {
    return await database.transaction(async (transaction) => {
      await transaction.execute(sql`select set_config('sojourn.organization', ${organizationId}, true)`)
      return await work(transaction)
    })
  } catch (error) {
    if (error instanceof ProblemError || error instanceof CatalogError) throw error
    if (codesOfZero.has(codeOf(error)))
      throw new ProblemError(
        'invalid_request',
        'A text holds the zero character (U+0000), which cannot be stored. Leave it out.',
        { cause: error },
      )
    throw new ProblemError(
      'storage_unavailable',
      'The catalog could not be read or written. Try again shortly.',
      {
        retryAfterSeconds: 5,
        cause: error,
      },
    )
  }
}

/** `character_not_in_repertoire` in a text, `untranslatable_character` in JSON. */
const codesOfZero: ReadonlySet<unknown> = new Set(['22021', '22P05'])

/** The innermost code: drizzle wraps the database's own error. */
function codeOf(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined
  return 'code' in error ? error.code : codeOf(error.cause)
}
