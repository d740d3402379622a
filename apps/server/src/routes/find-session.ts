import type { StandingSession } from '../collect/types.ts'
import type { EventPage, Reads } from '../reads.ts'
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
  if (!standing || !isOwn(standing, ownUserId)) throw unknownSession(sessionId)
  return standing
}

/**
 * The same with the first page of its events.
 * @throws ProblemError `not_found`.
 */
export async function findSessionWithEvents(
  { reads }: { readonly reads: Pick<Reads, 'sessionWithEvents'> },
  siteIds: readonly string[],
  sessionId: string,
  ownUserId: string | null,
  limit: number,
): Promise<{ standing: StandingSession; page: EventPage }> {
  const found = await reads.sessionWithEvents(siteIds, sessionId, limit)
  if (!found || !isOwn(found.standing, ownUserId)) throw unknownSession(sessionId)
  return found
}

const isOwn = ({ userId }: StandingSession, ownUserId: string | null): boolean =>
  ownUserId === null || userId === ownUserId
