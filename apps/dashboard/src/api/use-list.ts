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
    /** Whether it comes in pages, of which all are read. @default false */
    readonly isPaged?: boolean
  } = {},
) {
  const parts = path.split('/')
  const { field = parts.at(-1) ?? path, siteId, staleTime, keepsBefore = true, isPaged = false } = options
  const readAll = async (signal: AbortSignal): Promise<readonly Item[]> => {
    const items: Item[] = []
    let cursor: string | undefined
    do {
      const query = { siteId, ...(isPaged ? { limit: 100, cursor } : {}) }
      const answer = await request<Readonly<Record<string, unknown>>>(`/api/v1/${path}`, { query, signal })
      items.push(...((answer[field] as Item[] | undefined) ?? []))
      cursor = (answer.nextCursor as string | null | undefined) ?? undefined
    } while (isPaged && cursor)
    return items
  }
  return useQuery({
    queryKey: [...parts, ...(siteId === undefined ? [] : [{ siteId }])],
    queryFn: ({ signal }) => readAll(signal),
    ...(staleTime === undefined ? {} : { staleTime }),
    ...(keepsBefore ? {} : { placeholderData: undefined }),
  })
}
