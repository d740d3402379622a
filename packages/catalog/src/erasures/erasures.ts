import { ProblemError } from '@sojourn/contract'
import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { type Actor, system } from '../actor.ts'
import { hashOf } from '../catalog-memory.ts'
import { everyOrganization, inOrganization } from '../database.ts'
import { randomId } from '../random-id.ts'
import { erasures } from '../schema/erasures.ts'
import { change, type Store } from '../store.ts'
import { seal, unseal } from './seal.ts'

/** Without whom it is about. */
export type Erasure = Readonly<Omit<typeof erasures.$inferSelect, 'userId'>>

/** What an erasure found or did so far. */
export type ErasureProgress = Partial<Pick<Erasure, 'removed' | 'remaining'>>

/** Erasures of persons: what is to be done outlives a crash, and what was done stays as a receipt. */
export interface Erasures {
  /** The one that is to begin for this person on these sites, where there is one; else a new one. */
  request(by: Actor, organizationId: string, siteIds: readonly string[], userId: string): Promise<Erasure>
  get(organizationId: string, erasureId: string): Promise<Erasure | undefined>
  /** Newest first. */
  list(organizationId: string): Promise<Erasure[]>
  /** Those that are not finished, oldest first, of all organizations. */
  unfinished(): Promise<(Erasure & { readonly userId: string })[]>
  progress(erasureId: string, progress: ErasureProgress): Promise<void>
  /** Forgets whom it was about, and keeps the receipt. */
  finish(erasureId: string): Promise<void>
}

export function createErasures(store: Store & { readonly secret: string }): Erasures {
  const { database, secret } = store
  return {
    request: (by, organizationId, siteIds, userId) =>
      change(store, organizationId, by, async (transaction) => {
        const userHash = hashOf(userId)
        const open = await transaction
          .select()
          .from(erasures)
          .where(
            and(
              eq(erasures.organizationId, organizationId),
              eq(erasures.userHash, userHash),
              isNull(erasures.finishedAt),
            ),
          )
        const wanted = [...siteIds].sort()
        // One that has deleted already may have missed what was sent since.
        const standing = open.find(
          ({ siteIds: sites, removed }) =>
            sites.join() === wanted.join() && Object.keys(removed).length === 0,
        )
        if (standing) return { result: standing }
        const [result] = await transaction
          .insert(erasures)
          .values({
            id: randomId('era', 16),
            organizationId,
            siteIds: wanted,
            userId: seal(secret, userId),
            userHash,
            requestedAt: new Date(),
          })
          .returning()
        if (!result) throw new ProblemError('storage_unavailable', 'The catalog did not keep the erasure.')
        const after = { userHash, siteIds: wanted }
        return {
          result,
          fact: { action: 'erasure.requested', organizationId, targetId: result.id, after },
        }
      }),
    get: (organizationId, erasureId) =>
      inOrganization(database, organizationId, async (transaction) => {
        const [row] = await transaction
          .select()
          .from(erasures)
          .where(and(eq(erasures.organizationId, organizationId), eq(erasures.id, erasureId)))
        return row
      }),
    list: (organizationId) =>
      inOrganization(database, organizationId, (transaction) =>
        transaction
          .select()
          .from(erasures)
          .where(eq(erasures.organizationId, organizationId))
          .orderBy(desc(erasures.requestedAt))
          .limit(100),
      ),
    unfinished: () =>
      inOrganization(database, everyOrganization, async (transaction) => {
        const rows = await transaction
          .select()
          .from(erasures)
          .where(isNull(erasures.finishedAt))
          .orderBy(asc(erasures.requestedAt))
        return rows.map(({ userId, ...row }) => ({ ...row, userId: unseal(secret, userId ?? '') }))
      }),
    progress: (erasureId, progress) =>
      inOrganization(database, everyOrganization, async (transaction) => {
        await transaction.update(erasures).set(progress).where(eq(erasures.id, erasureId))
      }),
    finish: (erasureId) =>
      change(store, everyOrganization, system, async (transaction) => {
        const [row] = await transaction
          .update(erasures)
          .set({ finishedAt: new Date(), userId: null })
          .where(and(eq(erasures.id, erasureId), isNull(erasures.finishedAt)))
          .returning()
        if (!row) return { result: undefined }
        const { organizationId, removed, remaining } = row
        const after = { removed, remaining }
        return {
          result: undefined,
          fact: { action: 'erasure.finished', organizationId, targetId: erasureId, after },
        }
      }),
  }
}
