import type { KeyScope } from '@sojourn/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from './request.ts'

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

export const useKeys = () =>
  useQuery({
    queryKey: ['keys'],
    queryFn: ({ signal }) => request<{ keys: Key[] }>('/api/v1/keys', { signal }),
    select: ({ keys }) => keys,
  })

function useKeyChange<Given, Answer>(change: (given: Given) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ['keys'] }),
  })
}

export const useMakeKey = () =>
  useKeyChange((key: NewKey) => request<MadeKey>('/api/v1/keys', { method: 'POST', body: key }))

/** Replaces a key by a new one with the same rights; the old one goes on for a day. */
export const useRotateKey = () =>
  useKeyChange((keyId: string) =>
    request<MadeKey>(`/api/v1/keys/${keyId}/rotate`, { method: 'POST', body: {} }),
  )

/** Ends a key, at once. */
export const useRevokeKey = () =>
  useKeyChange((keyId: string) => request<void>(`/api/v1/keys/${keyId}`, { method: 'DELETE' }))
