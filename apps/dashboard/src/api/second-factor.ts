import { useMutation } from '@tanstack/react-query'
import { request } from './request.ts'
import { useChange } from './use-change.ts'

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

/** Gives the first one-time password: from then on they are asked for. */
export const useConfirmFactor = () =>
  useChange('account', (code: string) =>
    request('/api/auth/two-factor/verify-totp', { method: 'POST', body: { code } }),
  )

/** Signs in by the password alone again. */
export const useEndFactor = () =>
  useChange('account', (password: string) =>
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
