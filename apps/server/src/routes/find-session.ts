import type { Collector, StandingSession } from '../collect/types.ts'
import type { Reads } from '../reads.ts'
import { unknownSession } from './session-id.ts'

/** Above this many sites one query is cheaper than looking into the memory of each. */
const sitesLookedThrough = 20

/**
 * A session of these sites, from memory where it is held there.
 * @throws ProblemError `not_found`.
 */
export async function findSession(
  { collector, reads }: { collector: Pick<Collector, 'standing'>; reads: Pick<Reads, 'session'> },
  siteIds: readonly string[],
  sessionId: string,
): Promise<StandingSession> {
  for (const siteId of siteIds.slice(0, sitesLookedThrough)) {
    const standing = collector.standing(siteId, sessionId)
    if (standing) return standing
  }
  const stored = await reads.session(siteIds, sessionId)
  if (!stored) throw unknownSession(sessionId)
  return stored
}
