import type { Catalog } from '@sojourn/catalog'

export type SiteDirectory = Pick<Catalog, 'site'>

/** The time zone in which a question about these sites is answered: theirs where they agree, else UTC. */
export function timezoneOf(catalog: SiteDirectory, siteIds: readonly string[]): string {
  const [timezone = 'UTC', ...others] = new Set(
    siteIds.map((siteId) => catalog.site(siteId)?.settings.timezone ?? 'UTC'),
  )
  return others.length === 0 ? timezone : 'UTC'
}
