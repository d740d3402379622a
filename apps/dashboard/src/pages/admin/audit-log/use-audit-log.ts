import { useInfiniteQuery } from '@tanstack/react-query'
import { request } from '../../../api/request.ts'

/** Something that was changed, and by whom. */
export interface Entry {
  readonly id: string
  readonly at: string
  readonly actorKind: string
  readonly actorId: string
  readonly actorName: string
  readonly address: string
  readonly action: string
  readonly targetId: string
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

/** The log, newest first; of one action where one is named. */
export function useAuditLog(action: string) {
  const query = { limit: 50, ...(action ? { action } : {}) }
  return useInfiniteQuery({
    queryKey: ['audit-log', query],
    queryFn: ({ pageParam, signal }) =>
      request<{ entries: Entry[]; nextCursor: string | null }>('/api/v1/audit-log', {
        query: { ...query, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
}
