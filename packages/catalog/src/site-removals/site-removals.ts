import { ProblemError } from '@sojourn/contract'
import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { type Actor, system } from '../actor.ts'
import { everyOrganization, inOrganization } from '../database.ts'
import { loadMemory } from '../load-memory.ts'
import { randomId } from '../random-id.ts'
import { siteRemovals } from '../schema/site-removals.ts'
import { sites } from '../schema/sites.ts'
import { change, type Store } from '../store.ts'

export type SiteRemoval = Readonly<typeof siteRemovals.$inferSelect>

/** Removals of sites: what was collected for them goes in the background, whatever stops it in between. */
export interface SiteRemovals {
  /**
   * Takes a site out of the catalog with all that hangs on it; its keys and tokens are void at once, on every server.
   * @throws ProblemError `not_found`, `conflict` where it is the last one of the installation
   */
  request(by: Actor, siteId: string): Promise<SiteRemoval>
  /** Newest first. */
  list(organizationId: string): Promise<SiteRemoval[]>
  /** Those that are not finished, oldest first, of all organizations. */
  unfinished(): Promise<SiteRemoval[]>
  /** Counts rows that were removed. */
  progress(removalId: string, removed: Readonly<Record<string, number>>): Promise<void>
  finish(removalId: string): Promise<void>
}

export function createSiteRemovals(store: Store): SiteRemovals {
  const { database, memory } = store
  return {
    async request(by, siteId) {
      const missing = () => new ProblemError('not_found', `There is no site ${siteId}.`)
      const site = memory.site(siteId)
      if (!site) throw missing()
      // Without any site, the next start would be a first one.
      if (memory.sites().length === 1)
        throw new ProblemError(
          'conflict',
          'This is the last site of the installation. Make another one first.',
        )
      const { organizationId } = site
      const removal = await change(store, organizationId, by, async (transaction) => {
        const [gone] = await transaction.delete(sites).where(eq(sites.id, siteId)).returning()
        if (!gone) throw missing()
        const [result] = await transaction
          .insert(siteRemovals)
          .values({
            id: randomId('rem', 16),
            organizationId,
            siteId,
            siteName: gone.name,
            requestedAt: new Date(),
          })
          .returning()
        if (!result) throw new ProblemError('storage_unavailable', 'The catalog did not keep the removal.')
        const before = { ...gone.settings, name: gone.name }
        return { result, fact: { action: 'site.removed', organizationId, targetId: siteId, before } }
      })
      await loadMemory(database, memory)
      return removal
    },
    list: (organizationId) =>
      inOrganization(database, organizationId, (transaction) =>
        transaction
          .select()
          .from(siteRemovals)
          .where(eq(siteRemovals.organizationId, organizationId))
          .orderBy(desc(siteRemovals.requestedAt))
          .limit(100),
      ),
    unfinished: () =>
      inOrganization(database, everyOrganization, (transaction) =>
        transaction
          .select()
          .from(siteRemovals)
          .where(isNull(siteRemovals.finishedAt))
          .orderBy(asc(siteRemovals.requestedAt)),
      ),
    progress: (removalId, removed) =>
      inOrganization(database, everyOrganization, async (transaction) => {
        await transaction.update(siteRemovals).set({ removed }).where(eq(siteRemovals.id, removalId))
      }),
    finish: (removalId) =>
      change(store, everyOrganization, system, async (transaction) => {
        const [row] = await transaction
          .update(siteRemovals)
          .set({ finishedAt: new Date() })
          .where(and(eq(siteRemovals.id, removalId), isNull(siteRemovals.finishedAt)))
          .returning()
        if (!row) return { result: undefined }
        const { organizationId, siteId, removed } = row
        return {
          result: undefined,
          fact: { action: 'site.data_removed', organizationId, targetId: siteId, after: removed },
        }
      }),
  }
}
