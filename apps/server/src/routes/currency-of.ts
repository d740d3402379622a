import type { SiteDirectory } from './timezone-of.ts'

/** The currency in which a question about these sites is answered: theirs where they agree, else US dollars. */
export function currencyOf(catalog: SiteDirectory, siteIds: readonly string[]): string {
  const [currency = 'USD', ...others] = new Set(
    siteIds.map((siteId) => catalog.site(siteId)?.settings.currency ?? 'USD'),
  )
  return others.length === 0 ? currency : 'USD'
}
