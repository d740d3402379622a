import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Transaction } from './database.ts'
import { installation } from './schema/installation.ts'

/** The secret of this installation, made where there is none. */
export async function installationSecret(transaction: Transaction): Promise<string> {
  const stored = async () => {
    const [row] = await transaction.select().from(installation).where(eq(installation.id, 1))
    return row?.secret
  }
  const secret = await stored()
  if (secret !== undefined) return secret
  const made = randomBytes(32).toString('hex')
  await transaction.insert(installation).values({ id: 1, secret: made }).onConflictDoNothing()
  return (await stored()) ?? made
}
