import { createHash } from 'node:crypto'
import { fieldErrors, siteSettings } from '@sojourn/contract'
import type { Key, Site } from './catalog.ts'
import { CatalogError } from './catalog-error.ts'
import type { keys } from './schema/keys.ts'
import type { sites } from './schema/sites.ts'

export type SiteRow = typeof sites.$inferSelect
export type KeyRow = typeof keys.$inferSelect

/** SHA-256 in hex, under which a key is kept. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** Sites and valid keys, held in memory: every request asks for both. */
export class CatalogMemory {
  readonly #sites = new Map<string, Site>()
  readonly #keys = new Map<string, { key: Key; expiresAt: number }>()

  sites(organizationId?: string): readonly Site[] {
    const all = [...this.#sites.values()]
    return organizationId === undefined ? all : all.filter((site) => site.organizationId === organizationId)
  }

  site(siteId: string): Site | undefined {
    return this.#sites.get(siteId)
  }

  keyOf(secret: string): Key | undefined {
    const entry = this.#keys.get(hashOf(secret))
    return entry && Date.now() < entry.expiresAt ? entry.key : undefined
  }

  /** @throws CatalogError `damaged` where stored settings are not valid. */
  putSite(row: SiteRow): Site {
    const settings = siteSettings.safeParse(row.settings)
    if (!settings.success) {
      const faults = fieldErrors(settings.error).map(({ path, message }) => `${path} ${message}`)
      throw new CatalogError(
        'damaged',
        `The settings of site ${row.id} in the catalog are damaged: ${faults.join('; ')}`,
      )
    }
    const { id: siteId, organizationId, name } = row
    const site = { siteId, organizationId, name, settings: settings.data }
    this.#sites.set(siteId, site)
    return site
  }

  putKey(row: KeyRow): Key {
    const { id: keyId, kind, organizationId, siteId, name } = row
    const key = { keyId, kind, organizationId, siteId, scopes: new Set(row.scopes), name }
    if (row.revokedAt) this.#keys.delete(row.hash)
    else this.#keys.set(row.hash, { key, expiresAt: row.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY })
    return key
  }
}
