import type { JourneysAnswer, JourneysInput } from '@sojourn/contract'
import { useQuery } from '@tanstack/react-query'
import { request } from '../../api/request.ts'
import { frameOf } from '../../view/query-of.ts'
import type { View } from '../../view/view.ts'

/** What the sessions of the view came through. */
export function useJourneys(view: View, question: JourneysInput) {
  const { query, frame } = frameOf(view)
  const body = { ...frame, ...question }
  return useQuery({
    queryKey: ['journeys', query, body],
    queryFn: ({ signal }) =>
      request<JourneysAnswer>('/api/v1/analytics/journeys', { method: 'POST', query, body, signal }),
  })
}
