import type { SessionAnswer } from '@sojourn/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { refreshShort } from '../../api/refresh-short.ts'
import { request } from '../../api/request.ts'
import { useMayAsk } from '../../parts/ask-after.tsx'
import { sessionQueryOf } from '../../view/query-of.ts'
import type { View } from '../../view/view.ts'

/** What the list is narrowed to, beside the view. */
export interface SessionListSearch {
  /** Conditions as the questions of analytics take them. */
  readonly filters?: string
  readonly status?: string
  readonly converted?: boolean
  readonly bounced?: boolean
}

export interface SessionsPage {
  readonly sessions: SessionAnswer[]
  readonly nextCursor: string | null
}

/** Sessions of the view, newest first, page by page. */
export function useSessions(view: View, search: SessionListSearch) {
  const query = { ...sessionQueryOf(view), ...search, limit: 100 }
  return useInfiniteQuery({
    queryKey: ['sessions', query],
    queryFn: ({ pageParam, signal }) =>
      request<SessionsPage>('/api/v1/sessions', { query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    enabled: useMayAsk(),
    ...refreshShort,
  })
}
