import type { SegmentAnswer } from '@sojourn/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from './request.ts'

/** The segments of a site, or of every site of the caller, by name. */
export const useSegments = (siteId: string | undefined) =>
  useQuery({
    queryKey: ['segments', siteId],
    queryFn: ({ signal }) =>
      request<{ segments: SegmentAnswer[] }>('/api/v1/segments', { query: { siteId }, signal }),
    select: ({ segments }) => segments,
    staleTime: 30_000,
    placeholderData: undefined,
  })

function useSegmentChange<Given, Answer>(change: (given: Given) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ['segments'] }),
  })
}

/** What is saved: of one site, or of all where `siteId` is null. */
export interface SegmentDraft {
  readonly segmentId?: string
  readonly siteId: string | null
  readonly name: string
  readonly rule: NonNullable<SegmentAnswer['rule']>
}

/** Saves a segment; one that has an id is changed. */
export const useSaveSegment = () =>
  useSegmentChange(({ segmentId, siteId, name, rule }: SegmentDraft) =>
    segmentId
      ? request<{ segment: SegmentAnswer }>(`/api/v1/segments/${segmentId}`, {
          method: 'PATCH',
          body: { name, rule },
        })
      : request<{ segment: SegmentAnswer }>('/api/v1/segments', {
          method: 'POST',
          body: { name, siteId, rule },
        }),
  )

export const useRemoveSegment = () =>
  useSegmentChange((segmentId: string) =>
    request<void>(`/api/v1/segments/${segmentId}`, { method: 'DELETE' }),
  )
