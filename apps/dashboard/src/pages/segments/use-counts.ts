import type { SegmentAnswer } from '@sojourn/contract'
import { useQueries } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { request } from '../../api/request.ts'
import type { Figures } from '../../parts/figure-words.ts'
import { questionOf } from '../../view/query-of.ts'
import type { View } from '../../view/view.ts'

/** How much of the range belongs to a segment; `total` undefined: not known, yet or at all. */
export interface SegmentCount {
  readonly isPending: boolean
  readonly total: Figures | undefined
}

/** The range counted for each segment, in their order; one after another, as each is a count over everything. */
export function useCounts(view: View, segments: readonly SegmentAnswer[]): readonly SegmentCount[] {
  const [turn, setTurn] = useState(0)
  const counts = useQueries({
    queries: segments.map(({ segmentId, siteId }, place) => {
      const site = siteId ?? view.site
      const narrowed = { ...view, ...(site ? { site } : {}), filters: {}, segment: segmentId }
      const query = { ...questionOf(narrowed), metrics: 'sessions,visitors' }
      return {
        queryKey: ['timeseries', query],
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          request<{ total: Figures }>('/api/v1/analytics/timeseries', { query, signal }),
        enabled: place <= turn,
        // The count of another range is not this one's.
        placeholderData: undefined,
      }
    }),
  })
  const next = counts.findIndex(({ isPending }) => isPending)
  useEffect(() => setTurn(next === -1 ? segments.length : next), [next, segments.length])
  return counts.map(({ isPending, data }) => ({ isPending, total: data?.total }))
}
