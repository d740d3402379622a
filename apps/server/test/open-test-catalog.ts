import { type Catalog, openCatalog } from '@sojourn/catalog'
import { makeDatabase } from './make-database.ts'

/**
 * An empty catalog for a test: in a directory, or where a Postgres server is named for all tests, in a database of its own
 * on that one, which goes when the catalog is closed.
 */
export async function openTestCatalog(directory: string): Promise<Catalog> {
  const server = process.env.TEST_POSTGRES_URL
  if (!server) return openCatalog({ directory })
  const database = await makeDatabase(server)
  const catalog = await openCatalog({ url: database.url })
  return {
    ...catalog,
    async close() {
      await catalog.close()
      await database.drop()
    },
  }
}
