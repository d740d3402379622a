import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from './request.ts'

/** The public key by which a vendor's tenant tokens are checked. */
export interface TenantKey {
  /** The `kid` of the tokens that are signed with it. */
  readonly tenantKeyId: string
  readonly name: string
  readonly algorithm: string
  readonly createdAt: string
  readonly expiresAt: string | null
}

/** A key that was just made, and the private half, which is answered this once. */
export interface MadeTenantKey {
  readonly key: TenantKey
  readonly privateKey?: Readonly<Record<string, string>>
}

export const useTenantKeys = () =>
  useQuery({
    queryKey: ['tenant-keys'],
    queryFn: ({ signal }) => request<{ keys: TenantKey[] }>('/api/v1/tenant-keys', { signal }),
    select: ({ keys }) => keys,
  })

function useTenantKeyChange<Given, Answer>(change: (given: Given) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ['tenant-keys'] }),
  })
}

/** Makes a pair of keys; the public half stays here. */
export const useMakeTenantKey = () =>
  useTenantKeyChange((body: Pick<TenantKey, 'name' | 'algorithm'>) =>
    request<MadeTenantKey>('/api/v1/tenant-keys', { method: 'POST', body }),
  )

/** Ends a key: its tokens are void at once. */
export const useRevokeTenantKey = () =>
  useTenantKeyChange((tenantKeyId: string) =>
    request<void>(`/api/v1/tenant-keys/${tenantKeyId}`, { method: 'DELETE' }),
  )
