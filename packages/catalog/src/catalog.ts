import type { KeyScope, SiteSettings } from '@sojourn/contract'
import type { Accounts } from './accounts/accounts.ts'
import type { Actor } from './actor.ts'
import type { AuditEntry, AuditFilter } from './audit-log/read-audit-log.ts'
import type { AuditFact } from './audit-log/record.ts'
import type { Erasures } from './erasures/erasures.ts'
import type { IdentityProviders } from './identity-providers/identity-providers.ts'
import type { Invitations } from './invitations/invitations.ts'
import type { Keys } from './keys/keys.ts'
import type { Members } from './members/members.ts'
import type { Organizations } from './organizations/organizations.ts'
import type { Segments } from './segments/segments.ts'
import type { TenantKeys } from './tenant-keys/tenant-keys.ts'

/** `write` keys are public and can only collect; `secret` keys do what their scopes say. */
export type KeyKind = 'write' | 'secret'

/** A site as it stands. The same object until something about it changes: caches may hang on it. */
export interface Site {
  readonly siteId: string
  readonly organizationId: string
  readonly name: string
  /** Complete: what was not set has its standard value. */
  readonly settings: SiteSettings
}

/** A key, without its secret. */
export interface Key {
  readonly keyId: string
  readonly kind: KeyKind
  readonly organizationId: string
  /** Null: all sites of the organization. */
  readonly siteId: string | null
  readonly scopes: ReadonlySet<KeyScope>
  readonly name: string
}

export interface NewKey {
  organizationId: string
  siteId: string | null
  kind: KeyKind
  scopes: readonly KeyScope[]
  name: string
  /** A secret of one's own instead of a random one: `pk_` (write) or `sk_` (secret) and at least 8 of `A-Z a-z 0-9 _ -`. */
  secret?: string
  /** From then on the key is void. @default null, never */
  expiresAt?: Date | null
}

/** What the first start made or found. */
export interface First {
  /** Whether there was nothing before: this is the first start. */
  created: boolean
  organizationId: string
  site: Site
  /** The key where it was given or has just been made; there is no other moment to show it. */
  writeKey?: string
  secretKey?: string
}

/**
 * What people configure: organizations, sites and keys. Reading is from memory and synchronous; every change is on disk
 * when its promise resolves. Where a change cannot be stored, it rejects with the problem `storage_unavailable`.
 */
export interface Catalog {
  /** All sites, or those of one organization, oldest first. */
  sites(organizationId?: string): readonly Site[]
  site(siteId: string): Site | undefined
  /** The key with this secret, unless it is unknown, expired or revoked. */
  keyOf(secret: string): Key | undefined
  /** @throws ProblemError `not_found` (organization), `invalid_request` (settings, each named). */
  createSite(
    organizationId: string,
    site: { name: string; settings?: Record<string, unknown> },
    by?: Actor,
  ): Promise<Site>
  /**
   * Sets these settings and leaves the others.
   * @throws ProblemError `not_found`, `invalid_request` (each wrong setting named).
   */
  updateSite(
    siteId: string,
    settings: Record<string, unknown>,
    also?: {
      name?: string | undefined
      /** Null: any number. */
      monthlyEventsMax?: number | null | undefined
      by?: Actor
    },
  ): Promise<Site>
  /** Events that a site may send in a calendar month (UTC); undefined: any number. */
  quotaOf(siteId: string): number | undefined
  /**
   * The answer is the only moment at which a random secret is known.
   * @throws ProblemError `not_found`, `invalid_request`, `conflict` (such a secret exists).
   */
  createKey(key: NewKey, by?: Actor): Promise<{ key: Key; secret: string }>
  /**
   * At the first start: an organization, a site, a write key and a secret key with all scopes over all its sites.
   * At every start: keys given here are valid afterwards, also if they had been revoked.
   * @throws CatalogError `invalid_key`.
   */
  ensureFirst(keys: { writeKey?: string | undefined; secretKey?: string | undefined }): Promise<First>
  readonly organizations: Organizations
  readonly members: Members
  readonly invitations: Invitations
  readonly accounts: Accounts
  readonly keys: Keys
  readonly identityProviders: IdentityProviders
  readonly tenantKeys: TenantKeys
  readonly segments: Segments
  readonly erasures: Erasures
  /** An organization's audit log, newest first. */
  auditLog(organizationId: string, filter: AuditFilter, limit: number): Promise<AuditEntry[]>
  /** Writes down what was done outside of the catalog. */
  record(by: Actor, fact: AuditFact): Promise<void>
  /** @throws ProblemError `storage_unavailable` where it cannot store and read. */
  state(): Promise<void>
  close(): Promise<void>
}
