import type { Accounts } from './accounts/accounts.ts'
import type { Actor } from './actor.ts'
import type { Alerts } from './alerts/alerts.ts'
import type { Annotations } from './annotations/annotations.ts'
import type { AuditEntry, AuditFilter } from './audit-log/read-audit-log.ts'
import type { AuditFact } from './audit-log/record.ts'
import type { CleanUp } from './clean-up.ts'
import type { CreateKey } from './create-key.ts'
import type { CreateSite } from './create-site.ts'
import type { Deliveries } from './deliveries/deliveries.ts'
import type { CatalogDump } from './dump/catalog-dump.ts'
import type { EnsureFirst } from './ensure-first.ts'
import type { Erasures } from './erasures/erasures.ts'
import type { IdentityProviders } from './identity-providers/identity-providers.ts'
import type { Invitations } from './invitations/invitations.ts'
import type { JobLeases } from './jobs/job-leases.ts'
import type { JobRuns } from './jobs/job-runs.ts'
import type { Jobs } from './jobs/jobs.ts'
import type { Key } from './key.ts'
import type { Keys } from './keys/keys.ts'
import type { Members } from './members/members.ts'
import type { Organizations } from './organizations/organizations.ts'
import type { PublicLinks } from './public-links/public-links.ts'
import type { SavedViews } from './saved-views/saved-views.ts'
import type { SegmentWatches } from './segment-watches/segment-watches.ts'
import type { Segments } from './segments/segments.ts'
import type { Site } from './site.ts'
import type { SiteDays } from './site-days/site-days.ts'
import type { SiteRemovals } from './site-removals/site-removals.ts'
import type { TenantKeys } from './tenant-keys/tenant-keys.ts'
import type { UpdateSite } from './update-site.ts'
import type { Webhooks } from './webhooks/webhooks.ts'

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
  createSite: CreateSite
  /**
   * Sets these settings and leaves the others.
   * @throws ProblemError `not_found`, `invalid_request` (each wrong setting named).
   */
  updateSite: UpdateSite
  /** Events that a site may send in a calendar month (UTC); undefined: any number. */
  quotaOf(siteId: string): number | undefined
  /**
   * The answer is the only moment at which a random secret is known.
   * @throws ProblemError `not_found`, `invalid_request`, `conflict` (such a secret exists).
   */
  createKey: CreateKey
  /**
   * At the first start: an organization, a site, a write key and a secret key with all scopes over all its sites.
   * At every start: keys given here are valid afterwards, also if they had been revoked.
   * @throws CatalogError `invalid_key`.
   */
  ensureFirst: EnsureFirst
  readonly organizations: Organizations
  readonly members: Members
  readonly invitations: Invitations
  readonly accounts: Accounts
  readonly keys: Keys
  readonly identityProviders: IdentityProviders
  readonly tenantKeys: TenantKeys
  readonly segments: Segments
  readonly segmentWatches: SegmentWatches
  readonly savedViews: SavedViews
  readonly annotations: Annotations
  readonly publicLinks: PublicLinks
  readonly erasures: Erasures
  readonly siteRemovals: SiteRemovals
  readonly siteDays: SiteDays
  readonly webhooks: Webhooks
  readonly alerts: Alerts
  readonly deliveries: Deliveries
  readonly jobs: Jobs
  readonly jobRuns: JobRuns
  readonly jobLeases: JobLeases
  cleanUp: CleanUp
  /** Whether other servers may be on this database: an embedded one has a single server. */
  readonly isShared: boolean
  /** An organization's audit log, newest first. */
  auditLog(organizationId: string, filter: AuditFilter, limit: number): Promise<AuditEntry[]>
  /** Writes down what was done outside of the catalog. */
  record(by: Actor, fact: AuditFact): Promise<void>
  /** Everything in it at one moment, for a backup. */
  dump(): Promise<CatalogDump>
  /** @throws ProblemError `storage_unavailable` where it cannot store and read. */
  state(): Promise<void>
  close(): Promise<void>
}
