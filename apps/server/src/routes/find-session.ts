import type { SessionKey } from '@sojourn/warehouse'
import type { StandingSession } from '../collect/types.ts'
import type { Reads } from '../reads.ts'
import { unknownSession } from './session-id.ts'

/**
 * Where a session of these sites lies.
 * @throws ProblemError `not_found`.
 */
export async function findPlace(
  { reads }: { readonly reads: Pick<Reads, 'place'> },
  siteIds: readonly string[],
  sessionId: string,
): Promise<SessionKey> {
  const place = await reads.place(siteIds, sessionId)
  if (!place) throw unknownSession(sessionId)
  return place
}

/**
 * The session at the place where the asked id led; where `ownUserId` is given, only one of that user.
 * @throws ProblemError `not_found`.
 */
export async function readPlace(
  { reads }: { readonly reads: Pick<Reads, 'session'> },
  place: SessionKey,
  askedId: string,
  ownUserId: string | null,
): Promise<StandingSession> {
  const standing = await reads.session(place)
  if (!standing || (ownUserId !== null && standing.userId !== ownUserId)) throw unknownSession(askedId)
  return standing
}
