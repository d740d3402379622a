import { useQuery } from '@tanstack/react-query'
import { request } from '../api/request.ts'
import { questionOf } from '../view/query-of.ts'
import { useView } from '../view/use-view.ts'

const offeredMax = 50

/**
 * Values of a dimension that occur in the range of the page, the most frequent first, to choose from.
 * @param isWanted whether anybody is about to choose: to count them takes as long as what the page shows
 */
export function useValues(by: string, isWanted: boolean): string[] {
  const { view } = useView()
  const query = { ...questionOf({ ...view, filters: {} }), by, metrics: 'sessions', limit: offeredMax }
  const { data } = useQuery({
    queryKey: ['breakdown', query],
    queryFn: ({ signal }) =>
      request<{ rows: { value: string | null }[] }>('/api/v1/analytics/breakdown', { query, signal }),
    // Who somebody is cannot be chosen from a list.
    enabled: isWanted && by !== '' && by !== 'userId' && by !== 'visitorId',
    staleTime: 60_000,
    retry: false,
  })
  return (data?.rows ?? []).flatMap(({ value }) => (value ? [value] : []))
}
