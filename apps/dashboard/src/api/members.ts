import type { Role } from '@sojourn/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from './request.ts'

/** Who belongs to the organization. */
export interface Member {
  readonly accountId: string
  readonly email: string
  readonly name: string
  readonly role: Role
  /** Null: all. */
  readonly siteIds: readonly string[] | null
  readonly twoFactorEnabled: boolean
  readonly createdAt: string
}

export const useMembers = () =>
  useQuery({
    queryKey: ['members'],
    queryFn: ({ signal }) => request<{ members: Member[] }>('/api/v1/members', { signal }),
    select: ({ members }) => members,
  })

function useMemberChange<Given>(change: (given: Given) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ['members'] }),
  })
}

export const useChangeMember = () =>
  useMemberChange(
    ({ accountId, ...change }: Pick<Member, 'accountId'> & Partial<Pick<Member, 'role' | 'siteIds'>>) =>
      request(`/api/v1/members/${accountId}`, { method: 'PATCH', body: change }),
  )

/** Makes a link with which a member sets a new password. */
export const useResetMember = () =>
  useMutation({
    mutationFn: (accountId: string) =>
      request<{ link: string; mailed: boolean }>(`/api/v1/members/${accountId}/password-reset`, {
        method: 'POST',
        body: {},
      }),
  })

export const useRemoveMember = () =>
  useMemberChange((accountId: string) => request(`/api/v1/members/${accountId}`, { method: 'DELETE' }))
