import type { UserProfile } from '@sojourn/analytics'
import { ProblemError } from '@sojourn/contract'
import type { Reads } from '../../reads.ts'
import { currencyOf } from '../currency-of.ts'
import type { SiteDirectory } from '../timezone-of.ts'

/**
 * The profile of a user of these sites.
 * @throws ProblemError `not_found`, in the same words whether there is none or it is somebody else's.
 */
export async function findUser(
  { catalog, reads }: { catalog: SiteDirectory; reads: Pick<Reads, 'userProfiles'> },
  siteIds: readonly string[],
  userId: string,
): Promise<UserProfile> {
  const [profile] = await reads.userProfiles(siteIds, [userId], currencyOf(catalog, siteIds))
  if (profile) return profile
  throw new ProblemError(
    'not_found',
    `There is no user with the id "${userId}" on the sites of this credential.`,
  )
}
