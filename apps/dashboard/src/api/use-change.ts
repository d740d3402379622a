import { useMutation, useQueryClient } from '@tanstack/react-query'
import { request } from './request.ts'

/**
 * A change after which lists are read anew.
 * @param lists their paths, as `useList` has them
 */
export function useChange<Given, Answer>(
  lists: string | readonly string[],
  change: (given: Given) => Promise<Answer>,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all([lists].flat().map((list) => client.invalidateQueries({ queryKey: list.split('/') }))),
  })
}

/** Takes one thing out of a list, by its id. */
export const useRemoval = (list: string) =>
  useChange(list, (id: string) =>
    request<void>(`/api/v1/${list}/${encodeURIComponent(id)}`, { method: 'DELETE' }),
  )
