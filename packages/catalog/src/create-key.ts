import { type FieldError, ProblemError } from '@sojourn/contract'
import type { Catalog, NewKey } from './catalog.ts'
import { hashOf } from './catalog-memory.ts'
import { inOrganization } from './database.ts'
import { isKeyText, keyForm, keyPrefix } from './key-text.ts'
import { randomId } from './random-id.ts'
import { requireOrganization } from './require-organization.ts'
import { keys } from './schema/keys.ts'
import type { Store } from './store.ts'

export const createKey =
  ({ database, memory }: Store): Catalog['createKey'] =>
  async (key) => {
    const errors = faultsOf(key)
    if (errors.length > 0) throw new ProblemError('invalid_request', 'The key is not valid.', { errors })
    if (key.siteId !== null && memory.site(key.siteId)?.organizationId !== key.organizationId) {
      throw new ProblemError('not_found', `The organization has no site ${key.siteId}.`)
    }
    const secret = key.secret ?? randomId(keyPrefix(key.kind), 32)
    const row = await inOrganization(database, key.organizationId, async (transaction) => {
      await requireOrganization(transaction, key.organizationId)
      const [inserted] = await transaction
        .insert(keys)
        .values(keyValues(key, secret))
        .onConflictDoNothing()
        .returning()
      if (!inserted)
        throw new ProblemError('conflict', 'There is a key with this secret already. Choose another.')
      return inserted
    })
    return { key: memory.putKey(row), secret }
  }

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
})

function faultsOf({ kind, scopes, siteId, secret }: NewKey): FieldError[] {
  const errors: FieldError[] = []
  if (kind === 'write' && siteId === null)
    errors.push({ path: 'siteId', message: 'must name the site of a write key' })
  if (kind === 'write' && scopes.some((scope) => scope !== 'collect')) {
    errors.push({ path: 'scopes', message: 'must be collect alone: write keys are public' })
  }
  if (scopes.length === 0) errors.push({ path: 'scopes', message: 'must name at least one scope' })
  if (secret !== undefined && !isKeyText(kind, secret))
    errors.push({ path: 'secret', message: keyForm(kind) })
  return errors
}
