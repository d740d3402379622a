import { ProblemError } from '@sojourn/contract'
import { eq } from 'drizzle-orm'
import type { Catalog } from './catalog.ts'
import { checkedSettings } from './checked-settings.ts'
import { inOrganization } from './database.ts'
import { sites } from './schema/sites.ts'
import type { Store } from './store.ts'

export const updateSite =
  ({ database, memory }: Store): Catalog['updateSite'] =>
  async (siteId, patch) => {
    const missing = (): ProblemError => new ProblemError('not_found', `There is no site ${siteId}.`)
    const site = memory.site(siteId)
    if (!site) throw missing()
    const row = await inOrganization(database, site.organizationId, async (transaction) => {
      const [stored] = await transaction.select().from(sites).where(eq(sites.id, siteId)).for('update')
      if (!stored) throw missing()
      const settings = checkedSettings({ ...stored.settings, ...patch })
      const [updated] = await transaction
        .update(sites)
        .set({ settings, updatedAt: new Date() })
        .where(eq(sites.id, siteId))
        .returning()
      if (!updated) throw missing()
      return updated
    })
    return memory.putSite(row)
  }
