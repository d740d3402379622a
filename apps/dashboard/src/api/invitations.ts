import type { Role } from '@sojourn/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { request } from './request.ts'
import { useChange, useRemoval } from './use-change.ts'
import { useList } from './use-list.ts'

/** An invitation that stands. */
export interface Invitation {
  readonly invitationId: string
  readonly email: string
  readonly role: Role
  readonly invitedBy: string
  readonly createdAt: string
  readonly expiresAt: string
}

/** An invitation that was just made, and its link, which is answered this once. */
export interface MadeInvitation {
  readonly invitation: Invitation
  readonly link: string
  /** Whether it was sent to the address; else the link must be handed over. */
  readonly mailed: boolean
}

export const useInvitations = () => useList<Invitation>('invitations')

export const useInvite = () =>
  useChange('invitations', (who: { email: string; role: Role; siteIds: readonly string[] | null }) =>
    request<MadeInvitation>('/api/v1/invitations', { method: 'POST', body: who }),
  )

export const useRevokeInvitation = () => useRemoval('invitations')

/** Who is invited to what, as the holder of the link may know. */
export interface FoundInvitation {
  readonly email: string
  readonly role: Role
  readonly organizationName: string
  readonly invitedBy: string
  readonly hasAccount: boolean
}

/** The invitation of a link. */
export const useFoundInvitation = (token: string) =>
  useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) =>
      request<FoundInvitation>('/api/v1/invitations/find', { method: 'POST', body: { token }, signal }),
    retry: false,
    refetchOnWindowFocus: false,
  })

export const useAcceptInvitation = () =>
  useMutation({
    mutationFn: (given: { token: string; name?: string; password?: string }) =>
      request<{ organizationId: string }>('/api/v1/invitations/accept', { method: 'POST', body: given }),
  })
