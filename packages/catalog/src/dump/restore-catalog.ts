import { sql } from 'drizzle-orm'
import { CatalogError } from '../catalog-error.ts'
import { everyOrganization, type Transaction } from '../database.ts'
import { migrate } from '../migrate.ts'
import { openPostgres } from '../open-postgres.ts'
import { openPglite } from '../pglite/open-pglite.ts'
import type { CatalogDump } from './catalog-dump.ts'
import { rowsOf } from './tables-in-order.ts'

/** Rows written by one statement. */
const rowsAtOnce = 1_000

/**
 * Makes an empty database the catalog that was dumped, by the tables of that time: the next opening brings them up to this
 * program. All or nothing.
 *
 * @throws CatalogError `not_empty`; `newer` where a later Sojourn made the dump; `cannot_open`.
 */
export async function restoreCatalog(
  where: { directory: string } | { url: string },
  dump: CatalogDump,
): Promise<void> {
  const { database, close } = 'url' in where ? openPostgres(where.url) : await openPglite(where.directory)
  try {
    await database.transaction(async (transaction) => {
      await transaction.execute(sql`select set_config('sojourn.organization', ${everyOrganization}, true)`)
      await removeEmpty(transaction)
      await migrate(transaction, dump.migrations)
      for (const { name, rows } of dump.tables) {
        const table = sql`sojourn.${sql.identifier(name)}`
        for (let start = 0; start < rows.length; start += rowsAtOnce) {
          const list = `[${rows.slice(start, start + rowsAtOnce).join()}]`
          await transaction.execute(
            sql`insert into ${table} select * from json_populate_recordset(null::${table}, ${list}::json)`,
          )
        }
      }
    })
  } finally {
    await close()
  }
}

/** Tables that nobody has begun to use go: an embedded database is made with those of this program. */
async function removeEmpty(transaction: Transaction): Promise<void> {
  const [table] = await rowsOf(
    transaction,
    sql`select 1 where to_regclass('sojourn.organizations') is not null`,
  )
  if (!table) return
  const [organization] = await rowsOf(transaction, sql`select 1 from sojourn.organizations limit 1`)
  if (organization)
    throw new CatalogError('not_empty', 'The database has a catalog of Sojourn already. Name an empty one.')
  await transaction.execute(sql`drop schema sojourn cascade`)
}
