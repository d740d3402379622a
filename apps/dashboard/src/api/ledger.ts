import { useQuery } from '@tanstack/react-query'
import type { View } from '../view/view.ts'
import { request } from './request.ts'

/** What becomes of an event that is sent. */
export const outcomes = [
  'accepted',
  'duplicate',
  'late',
  'rejected',
  'bot',
  'ignored',
  'lost',
  'quota',
] as const
export type Outcome = (typeof outcomes)[number]

export interface LedgerRow {
  readonly siteId: string
  readonly hour: string
  readonly outcome: Outcome
  readonly reason: string
  readonly events: number
}

export interface LedgerAnswer {
  readonly rows: readonly LedgerRow[]
  readonly totals: Readonly<Record<Outcome, number>>
}

/** What became of the events of the range, by hour of receipt. */
export function useLedger({ site, range, from, to }: View) {
  const query = {
    siteId: site,
    ...(range === 'custom' ? { from, to } : { range }),
  }
  return useQuery({
    queryKey: ['ledger', query],
    queryFn: ({ signal }) => request<LedgerAnswer>('/api/v1/ledger', { query, signal }),
  })
}
