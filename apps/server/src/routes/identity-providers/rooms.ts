import type { Catalog, IdentityProvider } from '@sojourn/catalog'
import { clientId, ProblemError } from '@sojourn/contract'
import { z } from 'zod'
import { actorOf } from '../../accounts/actor-of.ts'
import { unknownSite } from '../../credentials/caller.ts'
import { parseBody } from '../../http/parse-body.ts'
import { readJson } from '../../http/read-json.ts'
import { type Room, room } from '../../rooms/room.ts'
import { example, newProvider, providerAnswer, providerPatch } from './provider-schemas.ts'

interface Deps {
  readonly catalog: Pick<Catalog, 'identityProviders'>
  readonly trustProxyHops: number
}

const siteParams = z.object({ siteId: clientId.describe('The id of the site') })
const params = z.object({ providerId: z.string().max(64).describe('The id of the identity provider') })
const one = z.object({ provider: providerAnswer })
const present = ({ organizationId: _organizationId, createdAt, ...provider }: IdentityProvider) => ({
  ...provider,
  createdAt: createdAt.toISOString(),
})

/** Who signs the tokens of a site's users. A change counts with the next request, also for tokens that were good before. */
export function identityProviderRooms({ catalog: { identityProviders }, trustProxyHops }: Deps): Room[] {
  const own = (siteIds: readonly string[], providerId: string): IdentityProvider => {
    const provider = identityProviders.get(providerId)
    if (!provider || !siteIds.includes(provider.siteId))
      throw new ProblemError('not_found', `The credential covers no identity provider ${providerId}.`)
    return provider
  }
  return [
    room({
      guard: 'admin',
      method: 'get',
      path: '/api/v1/sites/{siteId}/identity-providers',
      tag: 'Sites',
      summary: 'List who signs the tokens of the users of a site',
      params: siteParams,
      answers: {
        200: { description: 'Oldest first', schema: z.object({ providers: z.array(providerAnswer) }) },
      },
      handle: ({ c, siteIds, params: { siteId } }) => {
        if (!siteIds.includes(siteId)) throw unknownSite(siteId)
        return c.json({ providers: identityProviders.list(siteId).map(present) })
      },
    }),
    room({
      guard: 'admin',
      method: 'post',
      path: '/api/v1/sites/{siteId}/identity-providers',
      tag: 'Sites',
      summary: 'Take tokens of an identity provider',
      description:
        'Firebase, Supabase, Auth0, Clerk, or any other with public keys at an address (JWKS). Without an audience or an ' +
        'authorized party, tokens that the issuer made for somebody else would do: one of them is needed.',
      params: siteParams,
      body: { schema: newProvider, example },
      answers: { 201: { description: 'The provider', schema: one } },
      handle: async ({ c, caller, siteIds, params: { siteId } }) => {
        if (!siteIds.includes(siteId)) throw unknownSite(siteId)
        const facts = parseBody(newProvider, await readJson(c))
        const provider = await identityProviders.create(actorOf(c, caller, trustProxyHops), siteId, facts)
        return c.json({ provider: present(provider) }, 201)
      },
    }),
    room({
      guard: 'admin',
      method: 'patch',
      path: '/api/v1/identity-providers/{providerId}',
      tag: 'Sites',
      summary: 'Change what is expected of the tokens of a provider',
      params,
      body: { schema: providerPatch, example: { leewaySeconds: 30 } },
      answers: { 200: { description: 'The provider as it now is', schema: one } },
      handle: async ({ c, caller, siteIds, params: { providerId } }) => {
        const { name, issuer, audiences, authorizedParties, jwksUrl, algorithms, leewaySeconds, userClaim } =
          own(siteIds, providerId)
        const standing = {
          name,
          issuer,
          audiences,
          authorizedParties,
          jwksUrl,
          algorithms,
          leewaySeconds,
          userClaim,
        }
        const patch = parseBody(providerPatch, await readJson(c))
        const facts = parseBody(newProvider, { ...standing, ...patch })
        const by = actorOf(c, caller, trustProxyHops)
        return c.json({ provider: present(await identityProviders.update(by, providerId, facts)) })
      },
    }),
    room({
      guard: 'admin',
      method: 'delete',
      path: '/api/v1/identity-providers/{providerId}',
      tag: 'Sites',
      summary: 'Take no more tokens of a provider, at once',
      params,
      answers: { 204: { description: 'Its tokens are void here' } },
      handle: async ({ c, caller, siteIds, params: { providerId } }) => {
        own(siteIds, providerId)
        await identityProviders.remove(actorOf(c, caller, trustProxyHops), providerId)
        return c.body(null, 204)
      },
    }),
  ]
}
