import { useQuery } from '@tanstack/react-query'
import { request } from './request.ts'

/**
 * What there is of a thing: the answer of a list of the API.
 * @param path below `/api/v1/`, such as `keys` or `alerts/ID/history`; by it {@link useChange} makes the list old
 */
export function useList<Item>(
  path: string,
  options: {
    /** Under what name the answer has the list. @default the last part of the path */
    readonly field?: string
    /** Of one site, or of all that one sees. */
    readonly siteId?: string | undefined
    /** Milliseconds for which it is not asked again. */
    readonly staleTime?: number
    /** Whether the list of another site stands while this one's is on its way. @default true */
    readonly keepsBefore?: boolean
  } = {},
) {
  const parts = path.split('/')
  const { field = parts.at(-1) ?? path, siteId, staleTime, keepsBefore = true } = options
  return useQuery({
    queryKey: [...parts, ...(siteId === undefined ? [] : [{ siteId }])],
    queryFn: ({ signal }) =>
      request<Readonly<Record<string, Item[]>>>(`/api/v1/${path}`, { query: { siteId }, signal }),
    select: (answer): readonly Item[] => answer[field] ?? [],
    ...(staleTime === undefined ? {} : { staleTime }),
    ...(keepsBefore ? {} : { placeholderData: undefined }),
  })
}
