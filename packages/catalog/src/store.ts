import type { Actor } from './actor.ts'
import { type AuditFact, record } from './audit-log/record.ts'
import type { CatalogMemory } from './catalog-memory.ts'
import { type Database, inOrganization, type Transaction } from './database.ts'

/** What the catalog's operations work on. Memory is changed only after the database has the change. */
export interface Store {
  readonly database: Database
  readonly memory: CatalogMemory
  /** Tells the other servers on this database, when the transaction is through, to read again. */
  announce(transaction: Transaction): Promise<void>
}

/** A change and the fact that it was made, in one transaction; `work` gives both. */
export function change<Result>(
  { database, announce }: Store,
  organizationId: string,
  by: Actor,
  work: (transaction: Transaction) => Promise<{ result: Result; fact?: AuditFact | undefined }>,
): Promise<Result> {
  return inOrganization(database, organizationId, async (transaction) => {
    const { result, fact } = await work(transaction)
    if (fact) await record(transaction, by, fact)
    await announce(transaction)
    return result
  })
}
