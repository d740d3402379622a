import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from './request.ts'

/** Who signs the tokens of a site's users. */
export interface IdentityProvider {
  readonly providerId: string
  readonly name: string
  readonly issuer: string
  readonly audiences: readonly string[]
  readonly jwksUrl: string
  readonly userClaim: string
}

const pathOf = (siteId: string) => `/api/v1/sites/${siteId}/identity-providers`

export const useIdentityProviders = (siteId: string) =>
  useQuery({
    queryKey: ['identity-providers', siteId],
    queryFn: ({ signal }) => request<{ providers: IdentityProvider[] }>(pathOf(siteId), { signal }),
    select: ({ providers }) => providers,
  })

function useProviderChange<Given, Answer>(change: (given: Given) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ['identity-providers'] }),
  })
}

export const useAddProvider = (siteId: string) =>
  useProviderChange((provider: Omit<IdentityProvider, 'providerId'>) =>
    request(pathOf(siteId), { method: 'POST', body: provider }),
  )

/** Takes no more tokens of a provider, at once. */
export const useRemoveProvider = () =>
  useProviderChange((providerId: string) =>
    request<void>(`/api/v1/identity-providers/${providerId}`, { method: 'DELETE' }),
  )
