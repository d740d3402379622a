import type { SegmentAnswer, SegmentPreviewAnswer } from '@sojourn/contract'
import { useQuery } from '@tanstack/react-query'
import { request } from '../../api/request.ts'
import { frameOf } from '../../view/query-of.ts'
import type { View } from '../../view/view.ts'

/** How many would belong to a rule; not asked while there is none. */
export function usePreview(view: View, rule: SegmentAnswer['rule']) {
  const { query, frame } = frameOf(view)
  const { segmentId: _itself, ...place } = frame
  const body = { ...place, rule, limit: 0 }
  return useQuery({
    queryKey: ['segment-preview', query, body],
    queryFn: ({ signal }) =>
      request<SegmentPreviewAnswer>('/api/v1/segments/preview', { method: 'POST', query, body, signal }),
    enabled: rule !== null,
    retry: false,
  })
}
