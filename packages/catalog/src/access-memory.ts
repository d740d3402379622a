import type { IdentityProvider } from './identity-provider.ts'
import type { Membership } from './membership.ts'
import type { TenantKey } from './tenant-key.ts'

/** Who belongs where, and who signs what: asked with every request that carries a cookie or a token. */
export class AccessMemory {
  #memberships = new Map<string, readonly Membership[]>()
  #providers = new Map<string, IdentityProvider>()
  #byIssuer = new Map<string, readonly IdentityProvider[]>()
  #tenantKeys = new Map<string, TenantKey>()

  /** The memberships of an account, oldest first. */
  membershipsOf(accountId: string): readonly Membership[] {
    return this.#memberships.get(accountId) ?? []
  }

  /** The providers of all sites that have this issuer. */
  providersOf(issuer: string): readonly IdentityProvider[] {
    return this.#byIssuer.get(issuer) ?? []
  }

  providers(): IdentityProvider[] {
    return [...this.#providers.values()]
  }

  provider(providerId: string): IdentityProvider | undefined {
    return this.#providers.get(providerId)
  }

  /** Valid or not: whoever asks looks at the times. */
  tenantKey(tenantKeyId: string): TenantKey | undefined {
    return this.#tenantKeys.get(tenantKeyId)
  }

  tenantKeysOf(organizationId: string): TenantKey[] {
    return [...this.#tenantKeys.values()].filter((key) => key.organizationId === organizationId)
  }

  putMembership(membership: Membership): void {
    const others = this.membershipsOf(membership.accountId).filter(
      ({ organizationId }) => organizationId !== membership.organizationId,
    )
    const all = [...others, membership].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
    this.#memberships.set(membership.accountId, all)
  }

  removeMembership(organizationId: string, accountId: string): void {
    const others = this.membershipsOf(accountId).filter((each) => each.organizationId !== organizationId)
    this.#memberships.set(accountId, others)
  }

  replaceMemberships(memberships: readonly Membership[]): void {
    this.#memberships = new Map()
    for (const membership of memberships) this.putMembership(membership)
  }

  putProvider(provider: IdentityProvider): void {
    this.#providers.set(provider.providerId, provider)
    this.#index()
  }

  removeProvider(providerId: string): void {
    this.#providers.delete(providerId)
    this.#index()
  }

  replaceProviders(providers: readonly IdentityProvider[]): void {
    this.#providers = new Map(providers.map((provider) => [provider.providerId, provider]))
    this.#index()
  }

  putTenantKey(key: TenantKey): void {
    this.#tenantKeys.set(key.tenantKeyId, key)
  }

  replaceTenantKeys(keys: readonly TenantKey[]): void {
    this.#tenantKeys = new Map(keys.map((key) => [key.tenantKeyId, key]))
  }

  #index(): void {
    this.#byIssuer = groupByIssuer(this.#providers.values())
  }
}

function groupByIssuer(providers: Iterable<IdentityProvider>): Map<string, IdentityProvider[]> {
  const groups = new Map<string, IdentityProvider[]>()
  for (const provider of providers)
    groups.set(provider.issuer, [...(groups.get(provider.issuer) ?? []), provider])
  return groups
}
