import { ProblemError, type Role } from '@sojourn/contract'
import type { CatalogMemory } from '../catalog-memory.ts'

/**
 * The sites to which a member is restricted, each once.
 * @throws ProblemError `invalid_request` where one is not the organization's, or the role rules over all of them.
 */
export function checkSites(
  memory: CatalogMemory,
  organizationId: string,
  { role, siteIds }: { role: Role; siteIds: readonly string[] | null },
): string[] | null {
  if (siteIds === null) return null
  const refuse = (message: string) =>
    new ProblemError('invalid_request', `siteIds ${message}.`, { errors: [{ path: 'siteIds', message }] })
  if (role === 'owner') throw refuse('must be null for an owner, who has all sites')
  if (siteIds.length === 0) throw refuse('must name at least one site, or be null for all')
  const strange = siteIds.find((siteId) => memory.site(siteId)?.organizationId !== organizationId)
  if (strange !== undefined) throw refuse(`must be sites of the organization; ${strange} is none`)
  return [...new Set(siteIds)]
}
