import { ProblemError } from '@sojourn/contract'
import type { Catalog } from './catalog.ts'
import { checkedSettings } from './checked-settings.ts'
import { inOrganization } from './database.ts'
import { randomId } from './random-id.ts'
import { requireOrganization } from './require-organization.ts'
import { sites } from './schema/sites.ts'
import type { Store } from './store.ts'

export const createSite =
  ({ database, memory }: Store): Catalog['createSite'] =>
  async (organizationId, { name, settings = {} }) => {
    const values = { id: randomId('site', 16), organizationId, name, settings: checkedSettings(settings) }
    const row = await inOrganization(database, organizationId, async (transaction) => {
      await requireOrganization(transaction, organizationId)
      const [inserted] = await transaction.insert(sites).values(values).returning()
      return inserted
    })
    if (!row) throw new ProblemError('storage_unavailable', 'The catalog did not keep the site.')
    return memory.putSite(row)
  }
