import { request } from './request.ts'
import { useChange } from './use-change.ts'
import { useList } from './use-list.ts'

/** Who signs the tokens of a site's users. */
export interface IdentityProvider {
  readonly providerId: string
  readonly name: string
  readonly issuer: string
  readonly audiences: readonly string[]
  readonly jwksUrl: string
  readonly userClaim: string
}

const pathOf = (siteId: string) => `sites/${siteId}/identity-providers`

export const useIdentityProviders = (siteId: string) =>
  useList<IdentityProvider>(pathOf(siteId), { field: 'providers' })

export const useAddProvider = (siteId: string) =>
  useChange(pathOf(siteId), (provider: Omit<IdentityProvider, 'providerId'>) =>
    request(`/api/v1/${pathOf(siteId)}`, { method: 'POST', body: provider }),
  )

/** Takes no more tokens of a provider, at once. */
export const useRemoveProvider = (siteId: string) =>
  useChange(pathOf(siteId), (providerId: string) =>
    request<void>(`/api/v1/identity-providers/${providerId}`, { method: 'DELETE' }),
  )
