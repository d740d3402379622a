import { request } from './request.ts'
import { useChange, useRemoval } from './use-change.ts'
import { useList } from './use-list.ts'

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

export const useTenantKeys = () => useList<TenantKey>('tenant-keys', { field: 'keys' })

/** Makes a pair of keys; the public half stays here. */
export const useMakeTenantKey = () =>
  useChange('tenant-keys', (body: Pick<TenantKey, 'name' | 'algorithm'>) =>
    request<MadeTenantKey>('/api/v1/tenant-keys', { method: 'POST', body }),
  )

/** Ends a key: its tokens are void at once. */
export const useRevokeTenantKey = () => useRemoval('tenant-keys')
