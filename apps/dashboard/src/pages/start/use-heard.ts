import type { SessionAnswer } from '@sojourn/contract'
import { useQuery } from '@tanstack/react-query'
import { request } from '../../api/request.ts'
import type { Heard } from './light-model.ts'

/** Somebody stares at the light. */
const everyMs = 2_000

interface LedgerAnswer {
  readonly rows: readonly { readonly outcome: string; readonly reason: string; readonly events: number }[]
}

/** Whether events of a site arrive, asked again until they do. */
export function useHeard(siteId: string | undefined) {
  return useQuery({
    queryKey: ['heard', siteId],
    queryFn: async ({ signal }): Promise<Heard> => {
      const [newest, ledger] = await Promise.all([
        request<{ sessions: SessionAnswer[] }>('/api/v1/sessions', { query: { siteId, limit: 1 }, signal }),
        request<LedgerAnswer>('/api/v1/ledger', { query: { siteId, range: '24h' }, signal }),
      ])
      const refused = ledger.rows.filter(({ outcome }) => outcome === 'rejected' || outcome === 'bot')
      const most = [...refused].sort((one, other) => other.events - one.events)[0]
      return {
        newestAt: newest.sessions[0]?.startedAt ?? null,
        refused: most
          ? {
              events: refused.reduce((sum, { events }) => sum + events, 0),
              reason: most.reason || most.outcome,
            }
          : null,
      }
    },
    refetchInterval: ({ state }) => (state.data?.newestAt ? false : everyMs),
    placeholderData: undefined,
  })
}
