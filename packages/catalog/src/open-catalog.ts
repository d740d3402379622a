import { ProblemError } from '@sojourn/contract'
import { eq } from 'drizzle-orm'
import { createAccounts } from './accounts/accounts.ts'
import { createAlerts } from './alerts/alerts.ts'
import { createAnnotations } from './annotations/annotations.ts'
import { readAuditLog } from './audit-log/read-audit-log.ts'
import { record } from './audit-log/record.ts'
import type { Catalog } from './catalog.ts'
import { CatalogError } from './catalog-error.ts'
import { CatalogMemory } from './catalog-memory.ts'
import { createCleanUp } from './clean-up.ts'
import { createKey } from './create-key.ts'
import { createSite } from './create-site.ts'
import { type Database, everyOrganization, inOrganization, type OpenDatabase } from './database.ts'
import { createDeliveries } from './deliveries/deliveries.ts'
import { dumpCatalog } from './dump/dump-catalog.ts'
import { ensureFirst } from './ensure-first.ts'
import { createErasures } from './erasures/erasures.ts'
import { createIdentityProviders } from './identity-providers/identity-providers.ts'
import { createInvitations } from './invitations/invitations.ts'
import { createJobLeases } from './jobs/job-leases.ts'
import { createJobRuns } from './jobs/job-runs.ts'
import { createJobs } from './jobs/jobs.ts'
import { createKeys } from './keys/keys.ts'
import { loadMemory } from './load-memory.ts'
import { createMembers } from './members/members.ts'
import { migrate } from './migrate.ts'
import { openPostgres } from './open-postgres.ts'
import { createOrganizations } from './organizations/organizations.ts'
import { openPglite } from './pglite/open-pglite.ts'
import { createPublicLinks } from './public-links/public-links.ts'
import { createSavedViews } from './saved-views/saved-views.ts'
import { probe } from './schema/probe.ts'
import { createSegmentWatches } from './segment-watches/segment-watches.ts'
import { createSegments } from './segments/segments.ts'
import { createSiteDays } from './site-days/site-days.ts'
import { createSiteRemovals } from './site-removals/site-removals.ts'
import { createTenantKeys } from './tenant-keys/tenant-keys.ts'
import { updateSite } from './update-site.ts'
import { createWebhooks } from './webhooks/webhooks.ts'

/**
 * Opens the catalog, brings its tables up to date and loads sites and keys into memory.
 *
 * @param where a directory for the embedded Postgres (one process at a time: hold the data directory's lock), or the
 * URL of a Postgres server. Changes made by another process on the same server are seen at once.
 * @throws CatalogError
 */
export async function openCatalog(where: { directory: string } | { url: string }): Promise<Catalog> {
  const opened = 'url' in where ? openPostgres(where.url) : await openPglite(where.directory)
  try {
    await migrate(opened.database)
    const memory = new CatalogMemory()
    const secret = await loadMemory(opened.database, memory)
    const reload = inTurn(() => loadMemory(opened.database, memory))
    return catalogOn(opened, memory, secret, await opened.listen(reload))
  } catch (error) {
    await opened.close().catch(() => {})
    if (error instanceof CatalogError) throw error
    throw new CatalogError('cannot_open', `The catalog does not open: ${reasonOf(error)}`, { cause: error })
  }
}

/** How often it is written down when keys were used, in milliseconds. */
const usesMs = 60_000

function catalogOn(
  opened: OpenDatabase,
  memory: CatalogMemory,
  secret: string,
  unlisten: () => Promise<void>,
): Catalog {
  const { database, announce } = opened
  const store = { database, memory, announce, secret }
  const invitations = createInvitations(store)
  const keys = createKeys(store)
  // A database that is away now is asked again in a minute; what was not written is a time of day.
  const timer = setInterval(() => void keys.writeUses().catch(() => {}), usesMs)
  timer.unref()
  return {
    sites: (organizationId) => memory.sites(organizationId),
    site: (siteId) => memory.site(siteId),
    quotaOf: (siteId) => memory.quotaOf(siteId),
    keyOf: (secret) => memory.keyOf(secret),
    createSite: createSite(store),
    updateSite: updateSite(store),
    createKey: createKey(store),
    ensureFirst: ensureFirst(store),
    organizations: createOrganizations(store),
    members: createMembers(store),
    invitations,
    accounts: createAccounts(store, invitations),
    keys,
    identityProviders: createIdentityProviders(store),
    tenantKeys: createTenantKeys(store),
    segments: createSegments(store),
    segmentWatches: createSegmentWatches(store),
    savedViews: createSavedViews(store),
    annotations: createAnnotations(store),
    publicLinks: createPublicLinks(store),
    erasures: createErasures(store),
    siteRemovals: createSiteRemovals(store),
    siteDays: createSiteDays(store),
    webhooks: createWebhooks(store),
    alerts: createAlerts(store),
    deliveries: createDeliveries(store),
    jobs: createJobs(store),
    jobRuns: createJobRuns(store),
    jobLeases: createJobLeases(database),
    cleanUp: createCleanUp(database),
    isShared: opened.isShared,
    auditLog: (organizationId, filter, limit) => readAuditLog(database, organizationId, filter, limit),
    record: (by, fact) =>
      inOrganization(database, fact.organizationId ?? everyOrganization, (transaction) =>
        record(transaction, by, fact),
      ),
    dump: () => dumpCatalog(database),
    state: () => probeStorage(database),
    async close() {
      clearInterval(timer)
      await unlisten()
      await keys.writeUses().catch(() => {})
      await opened.close()
    },
  }
}

/** One run at a time; what is asked for meanwhile is one more run. A failed one is made up for by the next. */
function inTurn(run: () => Promise<unknown>): () => void {
  let isRunning = false
  let isAsked = false
  const start = async (): Promise<void> => {
    isRunning = true
    while (isAsked) {
      isAsked = false
      await run().catch(() => {})
    }
    isRunning = false
  }
  return () => {
    isAsked = true
    if (!isRunning) void start()
  }
}

function probeStorage(database: Database): Promise<void> {
  const at = new Date()
  return inOrganization(database, everyOrganization, async (transaction) => {
    await transaction
      .insert(probe)
      .values({ id: 1, at })
      .onConflictDoUpdate({ target: probe.id, set: { at } })
    const [row] = await transaction.select().from(probe).where(eq(probe.id, 1))
    if (row?.at.getTime() !== at.getTime()) {
      throw new ProblemError('storage_unavailable', 'The catalog does not give back what was stored.')
    }
  })
}

/** The innermost message: drizzle wraps the database's own words in the text of the query. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.cause !== undefined) return reasonOf(error.cause)
  // Node tries each address of a name and reports all failures together, without a message of its own.
  return error instanceof AggregateError ? error.errors.map(reasonOf).join('; ') : error.message
}
