import type { SqlAnswerBody, SqlDirectory } from '@sojourn/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { request } from '../../api/request.ts'

/** Rows that one answer on screen has. */
const rowsMax = 1000

/** The answer to a query; nothing is asked while it is empty. */
export function useSql(query: string, siteId: string | undefined) {
  const body = { query, limit: rowsMax, ...(siteId ? { siteId } : {}) }
  return useQuery({
    queryKey: ['sql', body],
    queryFn: ({ signal }) =>
      request<SqlAnswerBody>('/api/v1/sql', {
        method: 'POST',
        query: siteId ? { siteId } : {},
        body,
        signal,
      }),
    enabled: query.trim() !== '',
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** What a query may name. */
export const useSqlDirectory = (siteId: string | undefined) =>
  useQuery({
    queryKey: ['sql-directory', siteId],
    queryFn: ({ signal }) =>
      request<SqlDirectory>('/api/v1/sql', { query: siteId ? { siteId } : {}, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
