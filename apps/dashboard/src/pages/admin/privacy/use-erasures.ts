import { useQuery } from '@tanstack/react-query'
import { request } from '../../../api/request.ts'
import { useChange } from '../../../api/use-change.ts'

/** An erasure of a person, and its receipt once it is finished. It does not tell whom it was about. */
export interface Erasure {
  readonly erasureId: string
  readonly status: 'requested' | 'deleted' | 'finished'
  /** SHA-256 of the id of the user, in hexadecimal digits. */
  readonly userHash: string
  readonly requestedAt: string
  readonly finishedAt: string | null
  readonly removed: Readonly<Record<string, number>>
  readonly remaining: Readonly<Record<string, number>> | null
}

/** The last erasures, asked again while one is on its way. */
export const useErasures = (siteId: string | undefined) =>
  useQuery({
    queryKey: ['erasures', siteId],
    queryFn: ({ signal }) =>
      request<{ erasures: Erasure[] }>('/api/v1/erasures', { query: { siteId }, signal }),
    select: ({ erasures }) => erasures,
    refetchInterval: ({ state }) =>
      state.data?.erasures.some(({ status }) => status !== 'finished') ? 3_000 : false,
  })

/** Erases a person, for good. */
export const useErase = (siteId: string | undefined) =>
  useChange('erasures', (userId: string) =>
    request<{ erasure: Erasure }>(`/api/v1/users/${encodeURIComponent(userId)}`, {
      method: 'DELETE',
      query: { siteId },
    }),
  )
