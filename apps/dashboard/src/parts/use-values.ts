import { useQuery } from '@tanstack/react-query'
import { request } from '../api/request.ts'
import { questionOf } from '../view/query-of.ts'
import { useView } from '../view/use-view.ts'

const offeredMax = 50

/** Values of a dimension that occur in the range of the page, the most frequent first, to choose from. */
export function useValues(by: string): string[] {
  const { view } = useView()
  const query = { ...questionOf({ ...view, filters: {} }), by, metrics: 'sessions', limit: offeredMax }
  const { data } = useQuery({
    queryKey: ['breakdown', query],
    queryFn: ({ signal }) =>
      request<{ rows: { value: string | null }[] }>('/api/v1/analytics/breakdown', { query, signal }),
    // Who somebody is cannot be chosen from a list.
    enabled: by !== '' && by !== 'userId' && by !== 'visitorId',
    staleTime: 60_000,
    retry: false,
  })
  return (data?.rows ?? []).flatMap(({ value }) => (value ? [value] : []))
}
