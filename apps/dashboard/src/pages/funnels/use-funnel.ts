import type { FunnelAnswer, FunnelInput } from '@sojourn/contract'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { request } from '../../api/request.ts'
import { frameOf } from '../../view/query-of.ts'
import type { View } from '../../view/view.ts'

/** How many of the sessions of the view came how far; not asked while the funnel is null. */
export function useFunnel(view: View, funnel: FunnelInput | null) {
  const { query, frame } = frameOf(view)
  const body = { ...frame, trend: 'day', ...funnel }
  return useQuery({
    queryKey: ['funnel', query, body],
    queryFn: ({ signal }) =>
      request<FunnelAnswer>('/api/v1/analytics/funnel', { method: 'POST', query, body, signal }),
    enabled: funnel !== null,
  })
}

/** Whose way led to a step. */
export interface FunnelPerson {
  readonly siteId: string
  readonly userId: string | null
  readonly visitorId: string | null
  readonly sessionId: string
  readonly reachedAt: string
}

/** Which people of a funnel: those who reached a step, or those who left behind it. */
export interface PeopleChoice {
  /** From 1. */
  readonly step: number
  readonly reached: boolean
}

/** The people behind a step, the latest first. */
export function useFunnelPeople(view: View, funnel: FunnelInput, choice: PeopleChoice) {
  const { query, frame } = frameOf(view)
  const body = { ...frame, ...funnel, ...choice }
  return useInfiniteQuery({
    queryKey: ['funnel-people', query, body],
    queryFn: ({ pageParam, signal }) =>
      request<{ people: FunnelPerson[]; nextCursor: string | null }>('/api/v1/analytics/funnel/people', {
        method: 'POST',
        query,
        body: { ...body, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: undefined,
  })
}
