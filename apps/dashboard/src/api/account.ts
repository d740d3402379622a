import type { Permission, Role } from '@sojourn/contract'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ApiProblem } from './api-problem.ts'
import { request } from './request.ts'

/** A site that who is signed in may see. */
export interface AccountSite {
  readonly siteId: string
  readonly name: string
  readonly timezone: string
  readonly currency: string
}

/** Who is signed in. */
interface Account {
  readonly accountId: string
  readonly email: string
  readonly name: string
  readonly twoFactorEnabled: boolean
  /** Whether they answer for the installation as a whole: its organizations and backups. */
  readonly ownsInstallation: boolean
  readonly memberships: readonly {
    readonly organizationId: string
    readonly organizationName: string
    readonly role: Role
    readonly permissions: readonly Permission[]
    readonly sites: readonly AccountSite[]
  }[]
}

/** Null: nobody is signed in. */
export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: async ({ signal }): Promise<Account | null> => {
    try {
      return await request<Account>('/api/v1/me', { signal })
    } catch (cause) {
      if (cause instanceof ApiProblem && cause.status === 401) return null
      throw cause
    }
  },
  staleTime: 60_000,
})

export const useAccount = (): Account | null => useQuery(accountQuery).data ?? null

/** The rights of who is signed in; the server checks again whatever is drawn. */
export function useRights(): ReadonlySet<Permission> {
  const account = useAccount()
  return new Set([
    ...(account?.memberships.flatMap(({ permissions }) => permissions) ?? []),
    ...(account?.ownsInstallation ? (['installation'] as const) : []),
  ])
}

/** Whether who is signed in has a right. */
export const useMay = (permission: Permission): boolean => useRights().has(permission)

/** Signs in; the cookie that comes back is not for scripts. */
export function useSignIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (who: { email: string; password: string }) =>
      request<{ twoFactorRedirect?: boolean }>('/api/auth/sign-in/email', { method: 'POST', body: who }),
    onSuccess: async (answer) => {
      if (!answer.twoFactorRedirect) await client.resetQueries()
    },
  })
}

/** The second factor: the code that the authenticator shows, or a recovery code in its place. */
export function useSecondFactor() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ code, isRecovery }: { code: string; isRecovery: boolean }) =>
      request(`/api/auth/two-factor/verify-${isRecovery ? 'backup-code' : 'totp'}`, {
        method: 'POST',
        body: { code },
      }),
    onSuccess: () => client.resetQueries(),
  })
}

/** Sets a forgotten password anew, with the token of a link. */
export const useResetPassword = () =>
  useMutation({
    mutationFn: (given: { token: string; newPassword: string }) =>
      request('/api/auth/reset-password', { method: 'POST', body: given }),
  })

/** Signs out and forgets everything that was read. */
export const useSignOut = () =>
  useMutation({
    mutationFn: () => request('/api/auth/sign-out', { method: 'POST', body: {} }),
    onSettled: () => window.location.assign('/'),
  })
