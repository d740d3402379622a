import { ProblemError, type Role } from '@sojourn/contract'
import type { Caller } from '../credentials/caller.ts'

/**
 * Checks that a caller may decide about members of these roles: an admin over everybody but owners, who is bound to some
 * sites over nobody.
 * @throws ProblemError `forbidden`
 */
export function demandOverMembers(caller: Caller, involved: readonly Role[]): void {
  const decidesOwners = caller.permissions.has('organization') || caller.permissions.has('installation')
  if (caller.hasAllSites && (decidesOwners || !involved.includes('owner'))) return
  throw new ProblemError('forbidden', 'Only an owner decides who is one, and only who has all sites.')
}
