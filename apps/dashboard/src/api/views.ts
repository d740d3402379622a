import type { SavedViewAnswer } from '@sojourn/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from './request.ts'

/** The saved views that who is signed in sees, by name. */
export const useSavedViews = () =>
  useQuery({
    queryKey: ['views'],
    queryFn: ({ signal }) => request<{ views: SavedViewAnswer[] }>('/api/v1/views', { signal }),
    select: ({ views }) => views,
    staleTime: 60_000,
  })

/** What is saved; one that has an id is changed. */
export type ViewDraft = Pick<SavedViewAnswer, 'name' | 'address' | 'isShared'> & { readonly viewId?: string }

function useViewChange<Given, Answer>(change: (given: Given) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ['views'] }),
  })
}

export const useSaveView = () =>
  useViewChange(({ viewId, name, address, isShared }: ViewDraft) => {
    const body = { name, address, isShared }
    return viewId
      ? request(`/api/v1/views/${viewId}`, { method: 'PATCH', body })
      : request('/api/v1/views', { method: 'POST', body })
  })

export const useRemoveView = () =>
  useViewChange((viewId: string) => request<void>(`/api/v1/views/${viewId}`, { method: 'DELETE' }))
