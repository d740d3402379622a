import type { SiteSettings } from '@sojourn/contract'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { request } from './request.ts'

export interface SiteAnswer {
  readonly siteId: string
  readonly organizationId: string
  readonly name: string
  readonly settings: SiteSettings
}

/** The sites that the caller may read, by name. */
export const sitesQuery = queryOptions({
  queryKey: ['sites'],
  queryFn: ({ signal }) => request<{ sites: SiteAnswer[] }>('/api/v1/sites', { signal }),
  select: ({ sites }) => [...sites].sort((one, other) => one.name.localeCompare(other.name)),
  staleTime: 60_000,
})

/** The sites of the caller; the shell has them before a page is drawn. */
export const useSites = (): readonly SiteAnswer[] => useSuspenseQuery(sitesQuery).data

/** What a view is read by: the time zone and the currency of its site, or of the first where it covers several. */
export function useSiteOf(siteId: string | undefined): {
  timezone: string
  currency: string
  site: SiteAnswer | undefined
} {
  const sites = useSites()
  const site = sites.find((one) => one.siteId === siteId) ?? (siteId === undefined ? sites[0] : undefined)
  return { timezone: site?.settings.timezone ?? 'UTC', currency: site?.settings.currency ?? 'USD', site }
}
