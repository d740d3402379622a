import type { AnnotationAnswer } from '@sojourn/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from './request.ts'

/** What was written to days of a site, or of every site of the caller, by day. */
export const useAnnotations = (siteId: string | undefined) =>
  useQuery({
    queryKey: ['annotations', siteId],
    queryFn: ({ signal }) =>
      request<{ annotations: AnnotationAnswer[] }>('/api/v1/annotations', { query: { siteId }, signal }),
    select: ({ annotations }) => annotations,
    staleTime: 60_000,
    placeholderData: undefined,
  })

function useAnnotationChange<Given, Answer>(change: (given: Given) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ['annotations'] }),
  })
}

export const useAnnotate = () =>
  useAnnotationChange((body: Pick<AnnotationAnswer, 'siteId' | 'day' | 'text'>) =>
    request('/api/v1/annotations', { method: 'POST', body }),
  )

export const useRemoveAnnotation = () =>
  useAnnotationChange((annotationId: string) =>
    request<void>(`/api/v1/annotations/${annotationId}`, { method: 'DELETE' }),
  )
