import { ProblemError } from '@sojourn/contract'
import { type Actor, system } from './actor.ts'
import type { Key, NewKey } from './key.ts'
import { keyPrefix } from './key-text.ts'
import { keyValues } from './key-values.ts'
import { faultsOfKey } from './keys/faults-of-key.ts'
import { randomId } from './random-id.ts'
import { requireOrganization } from './require-organization.ts'
import { keys } from './schema/keys.ts'
import { change, type Store } from './store.ts'

export type CreateKey = (key: NewKey, by?: Actor) => Promise<{ key: Key; secret: string }>

export const createKey =
  (store: Store): CreateKey =>
  async (key, by = system) => {
    const { memory } = store
    const errors = faultsOfKey(key)
    if (errors.length > 0) throw new ProblemError('invalid_request', 'The key is not valid.', { errors })
    if (key.siteId !== null && memory.site(key.siteId)?.organizationId !== key.organizationId) {
      throw new ProblemError('not_found', `The organization has no site ${key.siteId}.`)
    }
    const secret = key.secret ?? randomId(keyPrefix(key.kind), 32)
    const { organizationId } = key
    const row = await change(store, organizationId, by, async (transaction) => {
      await requireOrganization(transaction, organizationId)
      const [result] = await transaction
        .insert(keys)
        .values(keyValues(key, secret))
        .onConflictDoNothing()
        .returning()
      if (!result)
        throw new ProblemError('conflict', 'There is a key with this secret already. Choose another.')
      const { id, name, kind, siteId, scopes, expiresAt } = result
      const after = { name, kind, siteId, scopes, expiresAt: expiresAt?.toISOString() ?? null }
      return { result, fact: { action: 'key.created', organizationId, targetId: id, after } }
    })
    return { key: memory.putKey(row), secret }
  }
