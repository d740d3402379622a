import type { SiteSettings } from '@sojourn/contract'
import { type AccountSite, useAccount } from './account.ts'
import { request } from './request.ts'
import { useChange } from './use-change.ts'
import { useList } from './use-list.ts'

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
export const useSiteSettings = () => useList<SiteAnswer>('sites')

const lists = ['sites', 'account']

/** Makes a site with the standard settings. */
export const useMakeSite = () =>
  useChange(lists, (name: string) =>
    request<{ site: SiteAnswer }>('/api/v1/sites', { method: 'POST', body: { name } }),
  )

/** Changes settings of a site; what is not given stays. */
export const useChangeSettings = (siteId: string) =>
  useChange(lists, (settings: Partial<SiteSettings>) =>
    request(`/api/v1/sites/${siteId}`, { method: 'PATCH', body: { settings } }),
  )
