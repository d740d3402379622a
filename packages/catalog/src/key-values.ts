import { hashOf } from './catalog-memory.ts'
import type { NewKey } from './key.ts'
import { randomId } from './random-id.ts'
import type { keys } from './schema/keys.ts'

/** The row of a new key. */
export const keyValues = (key: NewKey, secret: string): typeof keys.$inferInsert => ({
  id: randomId('key', 16),
  organizationId: key.organizationId,
  siteId: key.siteId,
  kind: key.kind,
  scopes: [...new Set(key.scopes)],
  name: key.name,
  hash: hashOf(secret),
  hint: secret.slice(-4),
  expiresAt: key.expiresAt ?? null,
})
