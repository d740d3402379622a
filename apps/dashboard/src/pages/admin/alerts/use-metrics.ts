import type { Vocabulary } from '@sojourn/contract'
import { useQuery } from '@tanstack/react-query'
import { request } from '../../../api/request.ts'

/** The names of all figures. */
export function useMetrics(): readonly string[] {
  const { data } = useQuery({
    queryKey: ['vocabulary'],
    queryFn: ({ signal }) => request<Vocabulary>('/api/v1/analytics/metrics', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data?.metrics.map(({ name }) => name) ?? ['sessions']
}
