import { useQuery } from '@tanstack/react-query'
import { request } from './request.ts'
import { useChange } from './use-change.ts'

/** Where the account is signed in. */
export interface SignIn {
  readonly id: string
  readonly token: string
  readonly createdAt: string
  readonly updatedAt: string
  readonly ipAddress: string | null
  readonly userAgent: string | null
}

/** Every place where the account is signed in, and which of them this is. */
export const useSignIns = () =>
  useQuery({
    queryKey: ['sign-ins'],
    queryFn: async ({ signal }) => {
      const [all, here] = await Promise.all([
        request<SignIn[]>('/api/auth/list-sessions', { signal }),
        request<{ session: { id: string } } | null>('/api/auth/get-session', { signal }),
      ])
      return { all, hereId: here?.session.id }
    },
  })

const lists = ['sign-ins', 'account']

/** Signs out elsewhere. */
export const useEndSignIn = () =>
  useChange(lists, (token: string) =>
    request('/api/auth/revoke-session', { method: 'POST', body: { token } }),
  )

/** Signs out everywhere else. */
export const useEndOtherSignIns = () =>
  useChange(lists, () => request('/api/auth/revoke-other-sessions', { method: 'POST', body: {} }))

/** Sets another password; who is signed in elsewhere has to sign in again. */
export const useChangePassword = () =>
  useChange(lists, (given: { currentPassword: string; newPassword: string }) =>
    request('/api/auth/change-password', {
      method: 'POST',
      body: { ...given, revokeOtherSessions: true },
    }),
  )

/** Changes the own name. */
export const useRename = () =>
  useChange(lists, (name: string) => request('/api/auth/update-user', { method: 'POST', body: { name } }))
