import { sql } from 'drizzle-orm'
import { type Database, everyOrganization } from '../database.ts'
import type { CatalogDump } from './catalog-dump.ts'
import { rowsOf, tablesInOrder } from './tables-in-order.ts'

/** Rows read by one statement. */
const rowsAtOnce = 5_000

/** Reads the whole catalog as of one moment, by our own statements: they ask the same of PGlite and of a server. */
export function dumpCatalog(database: Database): Promise<CatalogDump> {
  return database.transaction(
    async (transaction) => {
      await transaction.execute(sql`select set_config('sojourn.organization', ${everyOrganization}, true)`)
      const migrations = await rowsOf<{ name: string }>(
        transaction,
        sql`select name from sojourn.migrations order by name`,
      )
      const tables: { name: string; rows: string[] }[] = []
      for (const name of await tablesInOrder(transaction)) {
        const rows: string[] = []
        for (let part = rowsAtOnce; part === rowsAtOnce; ) {
          const next = await rowsOf<{ row: string }>(
            transaction,
            sql`select row_to_json(t)::text as row
                from (select * from sojourn.${sql.identifier(name)} order by ctid limit ${rowsAtOnce} offset ${rows.length}) t`,
          )
          part = next.length
          for (const { row } of next) rows.push(row)
        }
        tables.push({ name, rows })
      }
      return { migrations: migrations.map(({ name }) => name), tables }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}
