import type { SiteSettings } from '@sojourn/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { request } from '../../../api/request.ts'

/** Changes settings of a site; what is not given stays. */
export function useChangeSettings(siteId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (settings: Partial<SiteSettings>) =>
      request(`/api/v1/sites/${siteId}`, { method: 'PATCH', body: { settings } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sites'] }),
  })
}
