import type { Catalog, SavedView } from '@sojourn/catalog'
import { ProblemError, type SavedViewAnswer } from '@sojourn/contract'
import { type Caller, unknownSite } from '../../credentials/caller.ts'

/** A view as it is answered. */
export const presentView = ({
  viewId,
  name,
  address,
  siteId,
  accountId,
  ...at
}: SavedView): SavedViewAnswer => ({
  viewId,
  name,
  address,
  siteId,
  isShared: accountId === null,
  createdAt: at.createdAt.toISOString(),
  updatedAt: at.updatedAt.toISOString(),
})

/** Whose private views a caller sees; null: nobody's. */
export const ownerOf = ({ kind, id }: Caller): string | null => (kind === 'member' ? id : null)

/** @throws ProblemError `invalid_request` where nobody is signed in who could keep a view private. */
export function demandOwner(caller: Caller): string {
  const owner = ownerOf(caller)
  if (owner !== null) return owner
  const detail = 'Only an account has views of its own. Send isShared as true.'
  throw new ProblemError('invalid_request', detail, {
    errors: [{ path: 'isShared', message: 'must be true' }],
  })
}

/** Whether a view is about what a caller may see; one that names no site is about all that its reader may see. */
export const seesView = ({ siteIds }: Caller, { siteId }: Pick<SavedView, 'siteId'>): boolean =>
  siteId === null || siteIds.includes(siteId)

/** @throws ProblemError `not_found` where the caller sees no such view. */
export async function demandView(
  views: Pick<Catalog['savedViews'], 'get'>,
  caller: Caller,
  viewId: string,
): Promise<void> {
  const view = await views.get(caller.organizationId, ownerOf(caller), viewId)
  if (!seesView(caller, view))
    throw new ProblemError('not_found', `There is no view with the id ${JSON.stringify(viewId)}.`)
}

/**
 * The site that an address of the dashboard names; null: none.
 * @throws ProblemError `not_found` where the caller may not see it.
 */
export function siteOfAddress({ siteIds }: Caller, address: string): string | null {
  const siteId = new URL(address, 'http://localhost').searchParams.get('site')
  if (siteId !== null && !siteIds.includes(siteId)) throw unknownSite(siteId)
  return siteId
}
