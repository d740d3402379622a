import { useQuery } from '@tanstack/react-query'
import { request } from './request.ts'
import { useChange } from './use-change.ts'

/** A site that was removed, and how far what was collected for it is. */
export interface SiteRemoval {
  readonly removalId: string
  readonly siteName: string
  readonly requestedAt: string
  /** Null: rows are still being removed. */
  readonly finishedAt: string | null
  readonly removed: Readonly<Record<string, number>>
}

/** The last removals, asked again while one is on its way. Of no site: it is gone. */
export const useSiteRemovals = (isEnabled: boolean) =>
  useQuery({
    queryKey: ['site-removals'],
    queryFn: ({ signal }) => request<{ removals: SiteRemoval[] }>('/api/v1/site-removals', { signal }),
    select: ({ removals }): readonly SiteRemoval[] => removals,
    enabled: isEnabled,
    refetchInterval: ({ state }) =>
      state.data?.removals.some(({ finishedAt }) => finishedAt === null) ? 5_000 : false,
  })

/** Removes a site, for good; its name says that it is meant. */
export const useRemoveSite = (siteId: string) =>
  useChange(['site-removals', 'sites', 'account'], (name: string) =>
    request<{ removal: SiteRemoval }>(`/api/v1/sites/${siteId}`, { method: 'DELETE', query: { name } }),
  )
