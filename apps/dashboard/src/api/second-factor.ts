import { useMutation, useQueryClient } from '@tanstack/react-query'
import { accountQuery } from './account.ts'
import { request } from './request.ts'

/** What an authenticator needs, and the codes for when it is lost; both are answered this once. */
export interface BegunFactor {
  /** `otpauth://…`, with the secret in it. */
  readonly totpURI: string
  readonly backupCodes: readonly string[]
}

/** Begins with one-time passwords; they are asked for once the first was given. */
export const useBeginFactor = () =>
  useMutation({
    mutationFn: (password: string) =>
      request<BegunFactor>('/api/auth/two-factor/enable', { method: 'POST', body: { password } }),
  })

function useFactorChange<Given, Answer>(change: (given: Given) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: accountQuery.queryKey }),
  })
}

/** Gives the first one-time password: from then on they are asked for. */
export const useConfirmFactor = () =>
  useFactorChange((code: string) =>
    request('/api/auth/two-factor/verify-totp', { method: 'POST', body: { code } }),
  )

/** Signs in by the password alone again. */
export const useEndFactor = () =>
  useFactorChange((password: string) =>
    request('/api/auth/two-factor/disable', { method: 'POST', body: { password } }),
  )

/** New recovery codes; the old ones are void. */
export const useNewCodes = () =>
  useMutation({
    mutationFn: (password: string) =>
      request<{ backupCodes: string[] }>('/api/auth/two-factor/generate-backup-codes', {
        method: 'POST',
        body: { password },
      }),
  })
