import type { SessionAnswer } from '@sojourn/contract'
import { useQuery } from '@tanstack/react-query'
import { request } from '../../api/request.ts'

/** Often enough to be called live, seldom enough to cost nothing. */
const everyMs = 5_000

/** Who was heard from within 90 seconds and has not ended. */
export function useLive(siteId: string | undefined) {
  return useQuery({
    queryKey: ['live', siteId],
    queryFn: ({ signal }) =>
      request<{ count: number; sessions: SessionAnswer[] }>('/api/v1/sessions/active', {
        query: { siteId },
        signal,
      }),
    refetchInterval: everyMs,
  })
}
