import type { Role } from '@sojourn/contract'
import { useMutation } from '@tanstack/react-query'
import { request } from './request.ts'
import { useChange, useRemoval } from './use-change.ts'
import { useList } from './use-list.ts'

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

export const useMembers = () => useList<Member>('members')

export const useChangeMember = () =>
  useChange(
    'members',
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

export const useRemoveMember = () => useRemoval('members')
