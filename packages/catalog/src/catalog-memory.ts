import { hash } from 'node:crypto'
import { fieldErrors, siteSettings } from '@sojourn/contract'
import { AccessMemory } from './access-memory.ts'
import { CatalogError } from './catalog-error.ts'
import type { Key } from './key.ts'
import type { keys } from './schema/keys.ts'
import type { organizations } from './schema/organizations.ts'
import type { sites } from './schema/sites.ts'
import type { Site } from './site.ts'

export type SiteRow = typeof sites.$inferSelect
export type KeyRow = typeof keys.$inferSelect
export type OrganizationRow = typeof organizations.$inferSelect

/** SHA-256 in hex, under which a key is kept. */
export const hashOf = (secret: string): string => hash('sha256', secret)

/** What every request asks for, held in memory: organizations, sites, valid keys, and who may what. */
export class CatalogMemory {
  readonly access = new AccessMemory()
  readonly #organizations = new Map<string, OrganizationRow>()
  readonly #sites = new Map<string, Site>()
  /** What a site was read from, to know whether it is still the same. */
  readonly #siteTexts = new Map<string, string>()
  readonly #quotas = new Map<string, number>()
  readonly #keys = new Map<string, { key: Key; expiresAt: number }>()
  readonly #hashes = new Map<string, string>()
  /** Of write keys that were used: they come with every event, and stand in pages for all to see. Secret keys are not kept. */
  readonly #hashOfWriteKey = new Map<string, string>()
  /** When keys were used last, since it was asked the last time. */
  #used = new Map<string, number>()

  organizations(): OrganizationRow[] {
    return [...this.#organizations.values()]
  }

  organization(organizationId: string): OrganizationRow | undefined {
    return this.#organizations.get(organizationId)
  }

  putOrganization(row: OrganizationRow): void {
    this.#organizations.set(row.id, row)
  }

  sites(organizationId?: string): readonly Site[] {
    const all = [...this.#sites.values()]
    return organizationId === undefined ? all : all.filter((site) => site.organizationId === organizationId)
  }

  site(siteId: string): Site | undefined {
    return this.#sites.get(siteId)
  }

  /** Events that a site may send in a month; undefined: any number. */
  quotaOf(siteId: string): number | undefined {
    return this.#quotas.get(siteId)
  }

  keyOf(secret: string): Key | undefined {
    const known = this.#hashOfWriteKey.get(secret)
    const digest = known ?? hashOf(secret)
    const entry = this.#keys.get(digest)
    if (!entry) return undefined
    if (known === undefined && entry.key.kind === 'write') this.#hashOfWriteKey.set(secret, digest)
    const now = Date.now()
    if (now >= entry.expiresAt) return undefined
    this.#used.set(entry.key.keyId, now)
    return entry.key
  }

  /** When keys were used since the last call, in unix milliseconds. */
  takeUses(): Map<string, number> {
    const used = this.#used
    this.#used = new Map()
    return used
  }

  /**
   * The same object as before, where nothing about the site has changed.
   * @throws CatalogError `damaged` where stored settings are not valid.
   */
  putSite(row: SiteRow): Site {
    const { id: siteId, organizationId, name, monthlyEventsMax } = row
    if (monthlyEventsMax === null) this.#quotas.delete(siteId)
    else this.#quotas.set(siteId, monthlyEventsMax)
    const text = JSON.stringify([organizationId, name, row.settings])
    const standing = this.#sites.get(siteId)
    if (standing && this.#siteTexts.get(siteId) === text) return standing
    const settings = siteSettings.safeParse(row.settings)
    if (!settings.success) {
      const faults = fieldErrors(settings.error).map(({ path, message }) => `${path} ${message}`)
      throw new CatalogError(
        'damaged',
        `The settings of site ${row.id} in the catalog are damaged: ${faults.join('; ')}`,
      )
    }
    const site = { siteId, organizationId, name, settings: settings.data }
    this.#sites.set(siteId, site)
    this.#siteTexts.set(siteId, text)
    return site
  }

  putKey(row: KeyRow): Key {
    const { id: keyId, kind, organizationId, siteId, name } = row
    const key = { keyId, kind, organizationId, siteId, scopes: new Set(row.scopes), name }
    if (row.revokedAt) this.#keys.delete(row.hash)
    else this.#keys.set(row.hash, { key, expiresAt: row.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY })
    this.#hashes.set(keyId, row.hash)
    return key
  }

  /** Forgets the sites that are not among these: they were removed. */
  keepSites(siteIds: ReadonlySet<string>): void {
    for (const siteId of this.#sites.keys()) {
      if (siteIds.has(siteId)) continue
      this.#sites.delete(siteId)
      this.#siteTexts.delete(siteId)
      this.#quotas.delete(siteId)
    }
  }

  /** Forgets the keys that are not among these: they were removed elsewhere. */
  keepKeys(keyIds: ReadonlySet<string>): void {
    for (const [keyId, hash] of this.#hashes) {
      if (keyIds.has(keyId)) continue
      this.#keys.delete(hash)
      this.#hashes.delete(keyId)
    }
  }
}
