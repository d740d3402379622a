import type { ConversationsAnswer } from '@sojourn/contract'
import { useQuery } from '@tanstack/react-query'
import { request } from '../../api/request.ts'
import { questionOf } from '../../view/query-of.ts'
import type { View } from '../../view/view.ts'

/** What was said in the sessions of the view. */
export function useConversations(view: View) {
  const query = { ...questionOf(view), limit: 20 }
  return useQuery({
    queryKey: ['conversations', query],
    queryFn: ({ signal }) =>
      request<ConversationsAnswer>('/api/v1/analytics/conversations', { query, signal }),
  })
}
