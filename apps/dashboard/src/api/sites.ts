import type { SiteSettings } from '@sojourn/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type AccountSite, accountQuery, useAccount } from './account.ts'
import { request } from './request.ts'

/** A site with all its settings, for who administers it. */
export interface SiteAnswer {
  readonly siteId: string
  readonly name: string
  readonly settings: SiteSettings
}

/** The sites that who is signed in may see, by name. */
export const useSites = (): readonly AccountSite[] =>
  (useAccount()?.memberships ?? [])
    .flatMap(({ sites }) => sites)
    .sort((one, other) => one.name.localeCompare(other.name))

/** What a view is read by: the time zone and the currency of its site, or of the first where it covers several. */
export function useSiteOf(siteId: string | undefined): {
  timezone: string
  currency: string
  site: AccountSite | undefined
} {
  const sites = useSites()
  const site = sites.find((one) => one.siteId === siteId) ?? (siteId === undefined ? sites[0] : undefined)
  return { timezone: site?.timezone ?? 'UTC', currency: site?.currency ?? 'USD', site }
}

/** The sites with their settings. */
export const useSiteSettings = () =>
  useQuery({
    queryKey: ['sites'],
    queryFn: ({ signal }) => request<{ sites: SiteAnswer[] }>('/api/v1/sites', { signal }),
    select: ({ sites }) => sites,
  })

function useSiteChange<Given, Answer>(change: (given: Given) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['sites'] }),
        client.invalidateQueries({ queryKey: accountQuery.queryKey }),
      ]),
  })
}

/** Makes a site with the standard settings. */
export const useMakeSite = () =>
  useSiteChange((name: string) =>
    request<{ site: SiteAnswer }>('/api/v1/sites', { method: 'POST', body: { name } }),
  )

/** Changes settings of a site; what is not given stays. */
export const useChangeSettings = (siteId: string) =>
  useSiteChange((settings: Partial<SiteSettings>) =>
    request(`/api/v1/sites/${siteId}`, { method: 'PATCH', body: { settings } }),
  )
