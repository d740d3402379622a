import type { RetentionAnswer, RetentionInput } from '@sojourn/contract'
import { useQuery } from '@tanstack/react-query'
import { request } from '../../api/request.ts'
import { frameOf } from '../../view/query-of.ts'
import type { View } from '../../view/view.ts'

/** Who came back, of those who first came in the range. */
export function useRetention(view: View, question: RetentionInput) {
  const { query, frame } = frameOf(view)
  const body = { ...frame, ...question }
  return useQuery({
    queryKey: ['retention', query, body],
    queryFn: ({ signal }) =>
      request<RetentionAnswer>('/api/v1/analytics/retention', { method: 'POST', query, body, signal }),
  })
}
