import { ProblemError } from '@sojourn/contract'
import { and, asc, eq, isNull, or, type SQL } from 'drizzle-orm'
import type { Actor } from '../actor.ts'
import { difference } from '../audit-log/difference.ts'
import { inOrganization, type Transaction } from '../database.ts'
import { randomId } from '../random-id.ts'
import { savedViews } from '../schema/saved-views.ts'
import { change, type Store } from '../store.ts'

type Row = typeof savedViews.$inferSelect

/** A name for a page with everything that was chosen on it. */
export type SavedView = Readonly<Omit<Row, 'id'>> & { readonly viewId: string }

/** What a view is made of; `accountId` null: shared with the organization. */
export type ViewParts = Pick<SavedView, 'name' | 'address' | 'siteId' | 'accountId'>

/** The saved views of organizations: the shared ones, and those of the account that asks. */
export interface SavedViews {
  /** By name. */
  list(organizationId: string, accountId: string | null): Promise<SavedView[]>
  /** @throws ProblemError `not_found`. */
  get(organizationId: string, accountId: string | null, viewId: string): Promise<SavedView>
  /** @throws ProblemError `conflict` where the organization has as many as it can have. */
  create(by: Actor, organizationId: string, view: ViewParts): Promise<SavedView>
  /** @throws ProblemError `not_found`. */
  update(
    by: Actor,
    organizationId: string,
    accountId: string | null,
    viewId: string,
    changes: Partial<ViewParts>,
  ): Promise<SavedView>
  /** @throws ProblemError `not_found`. */
  remove(by: Actor, organizationId: string, accountId: string | null, viewId: string): Promise<void>
}

const viewsMax = 2000

export function createSavedViews(store: Store): SavedViews {
  const find = async (transaction: Transaction, where: SQL | undefined, viewId: string) => {
    const [row] = await transaction.select().from(savedViews).where(where).for('update')
    if (!row) throw new ProblemError('not_found', `There is no view with the id ${JSON.stringify(viewId)}.`)
    return row
  }
  return {
    async list(organizationId, accountId) {
      const rows = await inOrganization(store.database, organizationId, (transaction) =>
        transaction
          .select()
          .from(savedViews)
          .where(seenBy(organizationId, accountId))
          .orderBy(asc(savedViews.name), asc(savedViews.id))
          .limit(viewsMax),
      )
      return rows.map(viewOf)
    },
    get: (organizationId, accountId, viewId) =>
      inOrganization(store.database, organizationId, async (transaction) =>
        viewOf(await find(transaction, seenBy(organizationId, accountId, viewId), viewId)),
      ),
    create: (by, organizationId, view) =>
      change(store, organizationId, by, async (transaction) => {
        const own = eq(savedViews.organizationId, organizationId)
        if ((await transaction.$count(savedViews, own)) >= viewsMax)
          throw new ProblemError('conflict', `The organization has ${viewsMax} views. Remove one first.`)
        const values = { id: randomId('view', 16), organizationId, ...view }
        const [row] = await transaction.insert(savedViews).values(values).returning()
        if (!row) throw new ProblemError('storage_unavailable', 'The catalog did not keep the view.')
        const fact = { action: 'view.created', organizationId, targetId: row.id, after: view } as const
        return { result: viewOf(row), fact }
      }),
    update: (by, organizationId, accountId, viewId, changes) =>
      change(store, organizationId, by, async (transaction) => {
        const was = await find(transaction, seenBy(organizationId, accountId, viewId), viewId)
        const [row = was] = await transaction
          .update(savedViews)
          .set({ ...changes, updatedAt: new Date() })
          .where(eq(savedViews.id, was.id))
          .returning()
        const changed = difference(partsOf(was), partsOf(row))
        return {
          result: viewOf(row),
          fact: { action: 'view.updated', organizationId, targetId: viewId, ...changed },
        }
      }),
    remove: (by, organizationId, accountId, viewId) =>
      change(store, organizationId, by, async (transaction) => {
        const was = await find(transaction, seenBy(organizationId, accountId, viewId), viewId)
        await transaction.delete(savedViews).where(eq(savedViews.id, was.id))
        const before = partsOf(was)
        return {
          result: undefined,
          fact: { action: 'view.removed', organizationId, targetId: viewId, before },
        }
      }),
  }
}

const viewOf = ({ id, ...row }: Row): SavedView => ({ viewId: id, ...row })

const partsOf = ({ name, address, siteId, accountId }: Row): ViewParts => ({
  name,
  address,
  siteId,
  accountId,
})

/** Those that an account sees: the shared ones and its own. */
const seenBy = (organizationId: string, accountId: string | null, viewId?: string) =>
  and(
    eq(savedViews.organizationId, organizationId),
    accountId === null
      ? isNull(savedViews.accountId)
      : or(isNull(savedViews.accountId), eq(savedViews.accountId, accountId)),
    viewId === undefined ? undefined : eq(savedViews.id, viewId),
  )
