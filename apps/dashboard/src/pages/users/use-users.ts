import type { UserAnswer } from '@sojourn/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { refreshShort } from '../../api/refresh-short.ts'
import { request } from '../../api/request.ts'
import type { Sort } from './users-model.ts'

interface UsersPage {
  readonly users: UserAnswer[]
  readonly nextCursor: string | null
}

/** The users of a site, by an order, page by page. */
export function useUsers(siteId: string | undefined, search: string, { sort, order }: Sort) {
  const query = { siteId, sort, order, limit: 100, ...(search ? { search } : {}) }
  return useInfiniteQuery({
    queryKey: ['users', query],
    queryFn: ({ pageParam, signal }) =>
      request<UsersPage>('/api/v1/users', { query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    ...refreshShort,
  })
}
