import { ProblemError } from '@sojourn/contract'
import { system } from './actor.ts'
import type { Catalog } from './catalog.ts'
import { checkedSettings } from './checked-settings.ts'
import { randomId } from './random-id.ts'
import { requireOrganization } from './require-organization.ts'
import { sites } from './schema/sites.ts'
import { change, type Store } from './store.ts'

export const createSite =
  (store: Store): Catalog['createSite'] =>
  async (organizationId, { name, settings = {} }, by = system) => {
    const values = { id: randomId('site', 16), organizationId, name, settings: checkedSettings(settings) }
    const row = await change(store, organizationId, by, async (transaction) => {
      await requireOrganization(transaction, organizationId)
      const [result] = await transaction.insert(sites).values(values).returning()
      if (!result) throw new ProblemError('storage_unavailable', 'The catalog did not keep the site.')
      const after = { name, settings: result.settings }
      return { result, fact: { action: 'site.created', organizationId, targetId: result.id, after } }
    })
    return store.memory.putSite(row)
  }
