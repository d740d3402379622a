import type { RevenueAnswer } from '@sojourn/contract'
import { useQuery } from '@tanstack/react-query'
import { request } from '../../api/request.ts'
import { questionOf } from '../../view/query-of.ts'
import type { View } from '../../view/view.ts'

/** What the sessions of the view earned, in a currency; absent, in the site's. */
export function useRevenue(view: View, currency: string) {
  const query = { ...questionOf(view), ...(currency ? { currency } : {}), limit: 25 }
  return useQuery({
    queryKey: ['revenue', query],
    queryFn: ({ signal }) => request<RevenueAnswer>('/api/v1/analytics/revenue', { query, signal }),
  })
}
