import type { Collector, StandingSession } from '../collect/types.ts'
import type { Reads } from '../reads.ts'
import { unknownSession } from './session-id.ts'

/** Above this many sites one query is cheaper than looking into the memory of each. */
const sitesLookedThrough = 20

interface Parts {
  readonly collector: Pick<Collector, 'standing'>
  readonly reads: Pick<Reads, 'session'>
}

/**
 * A session of these sites, from memory where it is held there; where `ownUserId` is given, only one of that user.
 * @throws ProblemError `not_found`.
 */
export async function findSession(
  parts: Parts,
  siteIds: readonly string[],
  sessionId: string,
  ownUserId: string | null,
): Promise<StandingSession> {
  const standing = await find(parts, siteIds, sessionId)
  if (!standing || (ownUserId !== null && standing.userId !== ownUserId)) throw unknownSession(sessionId)
  return standing
}

async function find(
  { collector, reads }: Parts,
  siteIds: readonly string[],
  sessionId: string,
): Promise<StandingSession | undefined> {
  for (const siteId of siteIds.slice(0, sitesLookedThrough)) {
    const standing = collector.standing(siteId, sessionId)
    if (standing) return standing
  }
  return reads.session(siteIds, sessionId)
}
