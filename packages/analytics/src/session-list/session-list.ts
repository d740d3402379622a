import { defineQuery, type StoredSession, type Warehouse } from '@sojourn/warehouse'
import { selectSessions } from '../frame/select-sessions.ts'
import { clausesOf, type SessionFilters } from '../session-filters.ts'
import { storeInstant } from '../store-instant.ts'
import sql from './session-list.sql?raw'
import { type RowPlace, standingOf } from './standing-of.ts'

/** The place of a session in a list, newest first; `startedAt` in unix milliseconds. */
export interface SessionPlace {
  readonly startedAt: number
  readonly siteId: string
  readonly sessionId: string
}

const dayMs = 24 * 60 * 60 * 1000

/** Beyond so many days, looking everywhere at once costs less than another window. */
const windowDaysMax = 64

/** Rows that are asked for, for each session that is wanted, as some are earlier versions; where too few, four times more. */
const rowsOfSession = 2

/**
 * The next window to look for a page in, in days, where one of `days` held `found` of the `wanted` sessions: half as long
 * again as it takes at that rate, and at least five times as long, so that what is read in vain stays a small part. None
 * at all tells no rate: a site that had its last session yesterday has its newest page the day before.
 */
const widen = (days: number, found: number, wanted: number): number =>
  Math.max(5 * days, found === 0 ? 0 : (1.5 * days * wanted) / found)

const fittingRows = defineQuery<Record<string, unknown>, RowPlace>({
  name: 'session-list',
  sql,
  read: (cells) => {
    const [siteId, sessionAt, sessionId, version] = cells as [string, number, string, number]
    return { siteId, sessionAt, sessionId, version }
  },
})

/**
 * Sessions by their start, newest first, then by site and id, descending too; at most `limit`, and those before a place
 * where one is given.
 */
export async function sessionList(
  warehouse: Warehouse,
  siteIds: readonly string[],
  filters: SessionFilters,
  { limit, before }: { readonly limit: number; readonly before?: SessionPlace | undefined },
  now: number,
): Promise<{ sessions: StoredSession[]; hasMore: boolean }> {
  const clauses = clausesOf(filters, now)
  const paging = before === undefined ? { conditions: [], params: {} } : clausesBefore(before)
  const from = storeInstant(filters.from ?? 0)
  const range = { from, to: storeInstant(filters.to ?? now + dayMs) }
  const chosen =
    filters.fitting && selectSessions({ siteIds, ...range, timezone: 'UTC', ...filters.fitting, now })
  const conditions = [...clauses.conditions, ...paging.conditions, ...(chosen ? [chosen.fitting] : [])]
  const params = { ...chosen?.bindings.params, ...clauses.params, ...paging.params, sites: siteIds }
  const wanted = limit + 1
  const ask = (rowsMax: number, since?: number) => {
    const all = since === undefined ? conditions : [...conditions, sinceSql]
    return fittingRows(
      warehouse,
      { ...params, from: Math.max(from, since ?? 0), since: since ?? 0, limit: rowsMax },
      { holes: { filters: all.join(' AND ') || 'true' } },
    )
  }

  const until = Math.min(storeInstant(filters.to ?? now), before?.startedAt ?? now, now)
  // What an index finds over all time is looked for there at once.
  for (let days = 1; clauses.indexed.length === 0 && days <= windowDaysMax; ) {
    const since = Math.trunc(until - days * dayMs)
    if (since <= from) break
    const rows = await ask(wanted * rowsOfSession, since)
    const sessions = rows.length < wanted ? [] : await standingOf(warehouse, rows, wanted)
    if (sessions.length === wanted) return pageOf(sessions, limit)
    // A full answer with too few sessions is one of many versions, which a longer window does not mend.
    if (rows.length === wanted * rowsOfSession) break
    days = widen(days, rows.length, wanted)
  }
  for (let rowsMax = wanted * rowsOfSession; ; rowsMax *= 4) {
    const rows = await ask(rowsMax)
    const sessions = await standingOf(warehouse, rows, wanted)
    if (sessions.length === wanted || rows.length < rowsMax) return pageOf(sessions, limit)
  }
}

const sinceSql = "started_at >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')"

function clausesBefore({ startedAt, siteId, sessionId }: SessionPlace) {
  const at = "fromUnixTimestamp64Milli({beforeAt:Int64}, 'UTC')"
  return {
    conditions: [
      `started_at <= ${at}`,
      `(started_at, site_id, session_id) < (${at}, {beforeSite:String}, {beforeSession:String})`,
    ],
    params: { beforeAt: storeInstant(startedAt), beforeSite: siteId, beforeSession: sessionId },
  }
}

const pageOf = (sessions: StoredSession[], limit: number) => ({
  sessions: sessions.slice(0, limit),
  hasMore: sessions.length > limit,
})
