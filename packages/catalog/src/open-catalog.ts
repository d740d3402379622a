import { ProblemError } from '@sojourn/contract'
import { asc, eq } from 'drizzle-orm'
import type { Catalog } from './catalog.ts'
import { CatalogError } from './catalog-error.ts'
import { CatalogMemory } from './catalog-memory.ts'
import { createKey } from './create-key.ts'
import { createSite } from './create-site.ts'
import { type Database, everyOrganization, inOrganization, type OpenDatabase } from './database.ts'
import { ensureFirst } from './ensure-first.ts'
import { migrate } from './migrate.ts'
import { openPostgres } from './open-postgres.ts'
import { openPglite } from './pglite/open-pglite.ts'
import { keys } from './schema/keys.ts'
import { probe } from './schema/probe.ts'
import { sites } from './schema/sites.ts'
import { updateSite } from './update-site.ts'

/**
 * Opens the catalog, brings its tables up to date and loads sites and keys into memory.
 *
 * @param where a directory for the embedded Postgres (one process at a time: hold the data directory's lock), or the
 * URL of a Postgres server. Changes made by another process on the same server are seen at the next start.
 * @throws CatalogError
 */
export async function openCatalog(where: { directory: string } | { url: string }): Promise<Catalog> {
  const opened = 'url' in where ? openPostgres(where.url) : await openPglite(where.directory)
  try {
    await migrate(opened.database)
    return catalogOn(opened, await load(opened.database))
  } catch (error) {
    await opened.close().catch(() => {})
    if (error instanceof CatalogError) throw error
    throw new CatalogError('cannot_open', `The catalog does not open: ${reasonOf(error)}`, { cause: error })
  }
}

function catalogOn(opened: OpenDatabase, memory: CatalogMemory): Catalog {
  const store = { database: opened.database, memory }
  return {
    sites: (organizationId) => memory.sites(organizationId),
    site: (siteId) => memory.site(siteId),
    keyOf: (secret) => memory.keyOf(secret),
    createSite: createSite(store),
    updateSite: updateSite(store),
    createKey: createKey(store),
    ensureFirst: ensureFirst(store),
    state: () => probeStorage(opened.database),
    close: () => opened.close(),
  }
}

function load(database: Database): Promise<CatalogMemory> {
  return inOrganization(database, everyOrganization, async (transaction) => {
    const memory = new CatalogMemory()
    for (const row of await transaction.select().from(sites).orderBy(asc(sites.createdAt), asc(sites.id))) {
      memory.putSite(row)
    }
    for (const row of await transaction.select().from(keys)) memory.putKey(row)
    return memory
  })
}

function probeStorage(database: Database): Promise<void> {
  const at = new Date()
  return inOrganization(database, everyOrganization, async (transaction) => {
    await transaction
      .insert(probe)
      .values({ id: 1, at })
      .onConflictDoUpdate({ target: probe.id, set: { at } })
    const [row] = await transaction.select().from(probe).where(eq(probe.id, 1))
    if (row?.at.getTime() !== at.getTime()) {
      throw new ProblemError('storage_unavailable', 'The catalog does not give back what was stored.')
    }
  })
}

/** The innermost message: drizzle wraps the database's own words in the text of the query. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.cause !== undefined) return reasonOf(error.cause)
  // Node tries each address of a name and reports all failures together, without a message of its own.
  return error instanceof AggregateError ? error.errors.map(reasonOf).join('; ') : error.message
}
