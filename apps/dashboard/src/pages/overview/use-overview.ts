import type { LiveAnswer, StagesAnswer } from '@sojourn/contract'
import { useQuery } from '@tanstack/react-query'
import { request } from '../../api/request.ts'
import { useMayAsk } from '../../parts/ask-after.tsx'
import { type Figures, figureWords } from '../../parts/figure-words.ts'
import { questionOf, questionOfNow } from '../../view/query-of.ts'
import type { View } from '../../view/view.ts'
import type { Interval } from './overview-model.ts'

type Point = { readonly time: string } & Figures

/** Figures of the range, by interval and together, and the same of the period before. */
export interface SeriesAnswer {
  readonly interval: Interval
  readonly points: readonly Point[]
  readonly total: Figures
  readonly previous?: { readonly points: readonly Point[]; readonly total: Figures }
}

/** The figures of the view. */
export function useFigures(view: View, interval: string) {
  const query = {
    ...questionOf(view),
    metrics: figureWords.map(({ name }) => name).join(','),
    compare: 'previous',
    ...(interval ? { interval } : {}),
  }
  return useQuery({
    queryKey: ['timeseries', query],
    queryFn: ({ signal }) => request<SeriesAnswer>('/api/v1/analytics/timeseries', { query, signal }),
  })
}

export interface BreakdownAnswer {
  readonly rows: readonly {
    readonly value: string | null
    readonly sessions: number
  }[]
  readonly total: { readonly sessions: number }
}

/** The most frequent values of a dimension, by their sessions alone: different people take the store twice as long. */
export function useTop(view: View, by: string, limit: number) {
  const query = { ...questionOf(view), by, metrics: 'sessions', limit }
  return useQuery({
    queryKey: ['breakdown', query],
    queryFn: ({ signal }) => request<BreakdownAnswer>('/api/v1/analytics/breakdown', { query, signal }),
    enabled: useMayAsk(),
  })
}

/** How far along the standard journey the sessions of the view came. */
export function useStages(view: View) {
  const query = questionOf(view)
  return useQuery({
    queryKey: ['stages', query],
    queryFn: ({ signal }) => request<StagesAnswer>('/api/v1/analytics/stages', { query, signal }),
    enabled: useMayAsk(),
  })
}

/** How many of those who fit the view are here now, asked again every ten seconds. */
export function useActiveNow(view: View) {
  const query = { ...questionOfNow(view), limit: 1 }
  return useQuery({
    queryKey: ['live', query],
    queryFn: ({ signal }) => request<LiveAnswer>('/api/v1/analytics/live', { query, signal }),
    select: ({ count }) => count,
    refetchInterval: 10_000,
    enabled: useMayAsk(),
  })
}

/**
 * Whether the site has any session at all; asked again until it has.
 * @param isAsked whether anything speaks against it
 */
export function useHasSessions(siteId: string | undefined, isAsked: boolean) {
  return useQuery({
    queryKey: ['has-sessions', siteId],
    queryFn: ({ signal }) =>
      request<{ sessions: unknown[] }>('/api/v1/sessions', { query: { siteId, limit: 1 }, signal }),
    select: ({ sessions }) => sessions.length > 0,
    refetchInterval: ({ state }) => (state.data?.sessions.length ? false : 5_000),
    placeholderData: undefined,
    enabled: isAsked,
  })
}
