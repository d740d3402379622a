import { and, eq } from 'drizzle-orm'
import { everyOrganization, inOrganization } from '../database.ts'
import { segmentWatches } from '../schema/segment-watches.ts'
import type { Store } from '../store.ts'

/** The last look at a segment of a site. */
export type SegmentWatch = Readonly<typeof segmentWatches.$inferSelect>

/** Segments of which webhooks are told who enters. */
export interface SegmentWatches {
  /** Of all organizations. */
  all(): Promise<SegmentWatch[]>
  put(watch: SegmentWatch): Promise<void>
  remove(segmentId: string, siteId: string): Promise<void>
}

export const createSegmentWatches = ({ database }: Pick<Store, 'database'>): SegmentWatches => ({
  all: () =>
    inOrganization(database, everyOrganization, (transaction) => transaction.select().from(segmentWatches)),
  put: (watch) =>
    inOrganization(database, everyOrganization, async (transaction) => {
      const { look, rule, lookedAt } = watch
      await transaction
        .insert(segmentWatches)
        .values(watch)
        .onConflictDoUpdate({
          target: [segmentWatches.segmentId, segmentWatches.siteId],
          set: { look, rule, lookedAt },
        })
    }),
  remove: (segmentId, siteId) =>
    inOrganization(database, everyOrganization, async (transaction) => {
      await transaction
        .delete(segmentWatches)
        .where(and(eq(segmentWatches.segmentId, segmentId), eq(segmentWatches.siteId, siteId)))
    }),
})
