import { sql } from 'drizzle-orm'
import { text, timestamp } from 'drizzle-orm/pg-core'
import { CatalogError } from './catalog-error.ts'
import type { Database } from './database.ts'
import { migrations } from './migrations/index.ts'
import { namespace } from './schema/namespace.ts'

const applied = namespace.table('migrations', {
  name: text().primaryKey(),
  appliedAt: timestamp('applied_at', { withTimezone: true }).notNull().defaultNow(),
})

/** Any number, the same in every Sojourn: starts at the same moment migrate one after the other. */
const migrationLock = 7_305_661

/**
 * Brings the tables up to this program, all or nothing: data definition is transactional in Postgres.
 *
 * @param wanted only these migrations: how an earlier program left the tables
 * @throws CatalogError `newer` where a later Sojourn has been here: going back could misread what it wrote.
 */
export async function migrate(
  database: Database,
  wanted: readonly string[] = migrations.map(({ name }) => name),
): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.execute(sql`select pg_advisory_xact_lock(${migrationLock})`)
    await transaction.execute(sql`create schema if not exists ${namespace}`)
    await transaction.execute(sql`
      create table if not exists ${applied} (name text primary key, applied_at timestamptz not null default now())`)
    const done = new Set((await transaction.select().from(applied)).map((row) => row.name))
    const known = new Set(migrations.map(({ name }) => name))
    const unknown = [...done, ...wanted].filter((name) => !known.has(name))
    if (unknown.length > 0) {
      throw new CatalogError(
        'newer',
        `The catalog was changed by a later version of Sojourn (${unknown.join(', ')}). Start that version, or restore a backup made before it.`,
      )
    }
    for (const { name, text } of migrations) {
      if (done.has(name) || !wanted.includes(name)) continue
      for (const statement of text.split('--> statement-breakpoint'))
        await transaction.execute(sql.raw(statement))
      await transaction.insert(applied).values({ name })
    }
  })
}
