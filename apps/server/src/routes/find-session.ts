import type { StandingSession } from '../collect/types.ts'
import type { Reads } from '../reads.ts'
import { unknownSession } from './session-id.ts'

/**
 * The session of these sites to which an id leads; where `ownUserId` is given, only one of that user.
 * @throws ProblemError `not_found`.
 */
export async function findSession(
  { reads }: { readonly reads: Pick<Reads, 'session'> },
  siteIds: readonly string[],
  sessionId: string,
  ownUserId: string | null,
): Promise<StandingSession> {
  const standing = await reads.session(siteIds, sessionId)
  if (!standing || (ownUserId !== null && standing.userId !== ownUserId)) throw unknownSession(sessionId)
  return standing
}
