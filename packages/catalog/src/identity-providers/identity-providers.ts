import { ProblemError } from '@sojourn/contract'
import { and, eq } from 'drizzle-orm'
import type { Actor } from '../actor.ts'
import { difference } from '../audit-log/difference.ts'
import { type IdentityProvider, providerOf } from '../identity-provider.ts'
import { randomId } from '../random-id.ts'
import { identityProviders } from '../schema/identity-providers.ts'
import { change, type Store } from '../store.ts'

/** What is said of a provider; checked by who says it. */
export type ProviderFacts = Omit<
  typeof identityProviders.$inferInsert,
  'id' | 'organizationId' | 'siteId' | 'createdAt'
>

/** Who signs the tokens of sites' users. */
export interface IdentityProviders {
  /** Of one site, oldest first. */
  list(siteId: string): readonly IdentityProvider[]
  get(providerId: string): IdentityProvider | undefined
  /** Of all sites, with this issuer. */
  ofIssuer(issuer: string): readonly IdentityProvider[]
  /** @throws ProblemError `not_found` (site). */
  create(by: Actor, siteId: string, facts: ProviderFacts): Promise<IdentityProvider>
  /** @throws ProblemError `not_found`. */
  update(by: Actor, providerId: string, facts: ProviderFacts): Promise<IdentityProvider>
  /** @throws ProblemError `not_found`. */
  remove(by: Actor, providerId: string): Promise<void>
}

export function createIdentityProviders(store: Store): IdentityProviders {
  const { access } = store.memory
  const require = (providerId: string): IdentityProvider => {
    const provider = access.provider(providerId)
    if (!provider) throw new ProblemError('not_found', `There is no identity provider ${providerId}.`)
    return provider
  }
  const where = ({ organizationId, providerId }: IdentityProvider) =>
    and(eq(identityProviders.organizationId, organizationId), eq(identityProviders.id, providerId))
  return {
    list: (siteId) =>
      access
        .providers()
        .filter((provider) => provider.siteId === siteId)
        .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime()),
    get: (providerId) => access.provider(providerId),
    ofIssuer: (issuer) => access.providersOf(issuer),
    async create(by, siteId, facts) {
      const site = store.memory.site(siteId)
      if (!site) throw new ProblemError('not_found', `There is no site ${siteId}.`)
      const { organizationId } = site
      const row = await change(store, organizationId, by, async (transaction) => {
        const [result] = await transaction
          .insert(identityProviders)
          .values({ ...facts, id: randomId('idp', 16), organizationId, siteId })
          .returning()
        if (!result) throw new ProblemError('storage_unavailable', 'The catalog did not keep the provider.')
        const after = { siteId, ...facts }
        const targetId = result.id
        return { result, fact: { action: 'identity_provider.created', organizationId, targetId, after } }
      })
      const provider = providerOf(row)
      access.putProvider(provider)
      return provider
    },
    async update(by, providerId, facts) {
      const before = require(providerId)
      const { organizationId } = before
      const row = await change(store, organizationId, by, async (transaction) => {
        const [result] = await transaction
          .update(identityProviders)
          .set(facts)
          .where(where(before))
          .returning()
        if (!result) throw new ProblemError('not_found', `There is no identity provider ${providerId}.`)
        const changed = difference({ ...before }, { ...providerOf(result) })
        const targetId = providerId
        return {
          result,
          fact: { action: 'identity_provider.updated', organizationId, targetId, ...changed },
        }
      })
      const provider = providerOf(row)
      access.putProvider(provider)
      return provider
    },
    async remove(by, providerId) {
      const before = require(providerId)
      const { organizationId } = before
      await change(store, organizationId, by, async (transaction) => {
        await transaction.delete(identityProviders).where(where(before))
        const fact = {
          action: 'identity_provider.removed',
          organizationId,
          targetId: providerId,
          before,
        } as const
        return { result: undefined, fact }
      })
      access.removeProvider(providerId)
    },
  }
}
