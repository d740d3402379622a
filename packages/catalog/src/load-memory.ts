import { asc } from 'drizzle-orm'
import type { CatalogMemory } from './catalog-memory.ts'
import { type Database, everyOrganization, inOrganization } from './database.ts'
import { providerOf } from './identity-provider.ts'
import { installationSecret } from './installation-secret.ts'
import { identityProviders } from './schema/identity-providers.ts'
import { keys } from './schema/keys.ts'
import { memberships } from './schema/memberships.ts'
import { organizations } from './schema/organizations.ts'
import { sites } from './schema/sites.ts'
import { tenantKeys } from './schema/tenant-keys.ts'
import { tenantKeyOf } from './tenant-key.ts'

/**
 * Brings memory up to what is stored: at the start, and when another server on the same database says that it changed
 * something. What has not changed stays the same object. Gives the secret of the installation.
 */
export function loadMemory(database: Database, memory: CatalogMemory): Promise<string> {
  return inOrganization(database, everyOrganization, async (transaction) => {
    for (const row of await transaction
      .select()
      .from(organizations)
      .orderBy(asc(organizations.createdAt), asc(organizations.id)))
      memory.putOrganization(row)
    const siteRows = await transaction.select().from(sites).orderBy(asc(sites.createdAt), asc(sites.id))
    for (const row of siteRows) memory.putSite(row)
    memory.keepSites(new Set(siteRows.map(({ id }) => id)))
    const keyRows = await transaction.select().from(keys)
    for (const row of keyRows) memory.putKey(row)
    memory.keepKeys(new Set(keyRows.map(({ id }) => id)))
    memory.access.replaceMemberships(await transaction.select().from(memberships))
    memory.access.replaceProviders((await transaction.select().from(identityProviders)).map(providerOf))
    memory.access.replaceTenantKeys((await transaction.select().from(tenantKeys)).map(tenantKeyOf))
    return installationSecret(transaction)
  })
}
