import type { KeyScope } from '@sojourn/contract'
import { request } from './request.ts'
import { useChange, useRemoval } from './use-change.ts'
import { useList } from './use-list.ts'

/** A key as it is answered: never its secret. */
export interface Key {
  readonly keyId: string
  /** Null: of all sites. */
  readonly siteId: string | null
  readonly kind: 'write' | 'secret'
  readonly scopes: readonly KeyScope[]
  readonly name: string
  /** Its last four characters. */
  readonly hint: string
  readonly createdAt: string
  readonly expiresAt: string | null
  readonly lastUsedAt: string | null
}

/** A key that was just made, and its secret, which is answered this once. */
export interface MadeKey {
  readonly key: Key
  readonly secret: string
}

export interface NewKey extends Pick<Key, 'name' | 'kind' | 'siteId'> {
  readonly scopes?: readonly KeyScope[]
}

export const useKeys = () => useList<Key>('keys')

export const useMakeKey = () =>
  useChange('keys', (key: NewKey) => request<MadeKey>('/api/v1/keys', { method: 'POST', body: key }))

/** Replaces a key by a new one with the same rights; the old one goes on for a day. */
export const useRotateKey = () =>
  useChange('keys', (keyId: string) =>
    request<MadeKey>(`/api/v1/keys/${keyId}/rotate`, { method: 'POST', body: {} }),
  )

/** Ends a key, at once. */
export const useRevokeKey = () => useRemoval('keys')
