import { ProblemError } from '@sojourn/contract'
import { type Actor, system } from './actor.ts'
import { checkedSettings } from './checked-settings.ts'
import { randomId } from './random-id.ts'
import { requireOrganization } from './require-organization.ts'
import { sites } from './schema/sites.ts'
import type { Site } from './site.ts'
import { change, type Store } from './store.ts'

export type CreateSite = (
  organizationId: string,
  site: { name: string; settings?: Record<string, unknown> },
  by?: Actor,
) => Promise<Site>

export const createSite =
  (store: Store): CreateSite =>
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
