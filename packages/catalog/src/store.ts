import type { CatalogMemory } from './catalog-memory.ts'
import type { Database } from './database.ts'

/** What the catalog's operations work on. Memory is changed only after the database has the change. */
export interface Store {
  readonly database: Database
  readonly memory: CatalogMemory
}
