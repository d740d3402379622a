import type { SegmentAnswer } from '@sojourn/contract'
import { request } from './request.ts'
import { useChange, useRemoval } from './use-change.ts'
import { useList } from './use-list.ts'

/** The segments of a site, or of every site of the caller, by name. */
export const useSegments = (siteId: string | undefined) =>
  useList<SegmentAnswer>('segments', { siteId, staleTime: 30_000, keepsBefore: false, isPaged: true })

/** What is saved: of one site, or of all where `siteId` is null. */
export interface SegmentDraft {
  readonly segmentId?: string
  readonly siteId: string | null
  readonly name: string
  readonly rule: NonNullable<SegmentAnswer['rule']>
}

/** Saves a segment; one that has an id is changed. */
export const useSaveSegment = () =>
  useChange('segments', ({ segmentId, siteId, name, rule }: SegmentDraft) =>
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

export const useRemoveSegment = () => useRemoval('segments')
