import { ProblemError } from '@sojourn/contract'
import { eq } from 'drizzle-orm'
import type { Transaction } from './database.ts'
import { organizations } from './schema/organizations.ts'

/** @throws ProblemError `not_found`. */
export async function requireOrganization(transaction: Transaction, organizationId: string): Promise<void> {
  const found = await transaction.select().from(organizations).where(eq(organizations.id, organizationId))
  if (found.length === 0) throw new ProblemError('not_found', `There is no organization ${organizationId}.`)
}
