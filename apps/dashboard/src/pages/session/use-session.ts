import type { EventAnswer, SessionAnalytics, SessionAnswer } from '@sojourn/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { request } from '../../api/request.ts'

interface SessionPage {
  readonly session: SessionAnswer
  readonly events: EventAnswer[]
  readonly analytics: SessionAnalytics
  readonly nextCursor: string | null
}

/** One session with its steps, a thousand at a time. */
export function useSession(sessionId: string, siteId: string | undefined) {
  return useInfiniteQuery({
    queryKey: ['session', siteId, sessionId],
    queryFn: ({ pageParam, signal }) =>
      request<SessionPage>(`/api/v1/sessions/${encodeURIComponent(sessionId)}`, {
        query: { siteId, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    // The page of one session never shows another's while it waits.
    placeholderData: undefined,
    refetchInterval: ({ state }) => (state.data?.pages[0]?.session.status === 'active' ? 5_000 : false),
  })
}
