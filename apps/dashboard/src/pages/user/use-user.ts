import type { EventAnswer, SessionAnswer, UserAnswer } from '@sojourn/contract'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { request } from '../../api/request.ts'

const pathOf = (userId: string) => `/api/v1/users/${encodeURIComponent(userId)}`

/** The profile of a user. */
export function useUser(userId: string, siteId: string | undefined) {
  return useQuery({
    queryKey: ['user', siteId, userId],
    queryFn: ({ signal }) => request<{ user: UserAnswer }>(pathOf(userId), { query: { siteId }, signal }),
    select: ({ user }) => user,
    // The page of one person never shows another's while it waits.
    placeholderData: undefined,
  })
}

/** The sessions of a user over all time, newest first. */
export function useUserSessions(userId: string, siteId: string | undefined, isWanted: boolean) {
  return useInfiniteQuery({
    queryKey: ['user', siteId, userId, 'sessions'],
    queryFn: ({ pageParam, signal }) =>
      request<{ sessions: SessionAnswer[]; nextCursor: string | null }>(`${pathOf(userId)}/sessions`, {
        query: { siteId, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: undefined,
    enabled: isWanted,
  })
}

/** An event of a user's life, and the site that it happened on. */
export type LifeEvent = EventAnswer & { readonly siteId: string }

/** Everything that a user did, newest first. */
export function useUserLife(userId: string, siteId: string | undefined, isWanted: boolean) {
  return useInfiniteQuery({
    queryKey: ['user', siteId, userId, 'life'],
    queryFn: ({ pageParam, signal }) =>
      request<{ events: LifeEvent[]; nextCursor: string | null }>(`${pathOf(userId)}/events`, {
        query: { siteId, limit: 100, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: undefined,
    enabled: isWanted,
  })
}
