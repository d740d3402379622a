import { activeWithinMs } from '@sojourn/contract'
import { defineQuery, type ReadOptions, type StoredSession, type Warehouse } from '@sojourn/warehouse'
import {
  readVersion,
  type SessionVersion,
  standingSessions,
  versionSelection,
} from '../sessions-by-key/session-versions.ts'
import { storeInstant } from '../store-instant.ts'
import sql from './sessions-heard-from.sql?raw'

const heardFrom = defineQuery<Record<string, unknown>, SessionVersion>({
  name: 'sessions-heard-from',
  sql,
  holes: { columns: versionSelection },
  read: readVersion,
})

const minuteMs = 60_000

/**
 * The sessions that were heard from within 90 seconds and that nobody ended, newest first; undefined where their rows are more
 * than `rowsMax`. Whole minutes are asked of the store, so that the question is the same for a while, and may be remembered.
 */
export async function sessionsHere(
  warehouse: Warehouse,
  { siteIds, now }: { readonly siteIds: readonly string[]; readonly now: number },
  rowsMax: number,
  options: ReadOptions,
): Promise<StoredSession[] | undefined> {
  const since = storeInstant(Math.floor((now - activeWithinMs) / minuteMs) * minuteMs)
  const rows = await heardFrom(warehouse, { sites: siteIds, since, limit: rowsMax + 1 }, options)
  if (rows.length > rowsMax) return undefined
  return [...standingSessions(rows).values()]
    .map(({ stored }) => stored)
    .filter(({ session, lastSeenAt }) => session.endedAt === null && lastSeenAt > now - activeWithinMs)
    .sort(newestFirst)
}

function newestFirst({ session: one }: StoredSession, { session: other }: StoredSession): number {
  const isBefore = one.siteId === other.siteId ? one.sessionId > other.sessionId : one.siteId > other.siteId
  return other.startedAt - one.startedAt || (isBefore ? -1 : 1)
}
