import type { LiveAnswer, SessionAnswer } from '@sojourn/contract'
import { useQuery } from '@tanstack/react-query'
import { request } from '../../api/request.ts'
import { questionOfNow } from '../../view/query-of.ts'
import type { View } from '../../view/view.ts'

/** Often enough to be called live, seldom enough to cost nothing. */
const everyMs = 5_000
/** The most that the API lists. */
const listedMax = 100

/** Those of the view who were heard from within 90 seconds and have not ended, and what happened last. */
export function useLive(view: View) {
  const query = { ...questionOfNow(view), limit: listedMax }
  return useQuery({
    queryKey: ['live', query],
    queryFn: ({ signal }) => request<LiveAnswer>('/api/v1/analytics/live', { query, signal }),
    refetchInterval: everyMs,
  })
}

/**
 * Their sessions for those who may not see who somebody is, with nobody in them. They cannot be narrowed.
 * @param isAsked whether they are wanted
 */
export function useNamelessSessions(siteId: string | undefined, isAsked: boolean) {
  const query = { siteId, limit: listedMax }
  return useQuery({
    queryKey: ['active-sessions', query],
    queryFn: ({ signal }) =>
      request<{ sessions: SessionAnswer[] }>('/api/v1/sessions/active', { query, signal }),
    select: ({ sessions }) => sessions,
    refetchInterval: everyMs,
    enabled: isAsked,
  })
}
