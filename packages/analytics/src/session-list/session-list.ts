import {
  defineQuery,
  readSessionRow,
  type StoredSession,
  sessionSelection,
  type Warehouse,
} from '@sojourn/warehouse'
import { clausesOf, type SessionFilters } from '../session-filters.ts'
import { keysWhere, spanWhere } from '../session-places.ts'
import { storeInstant } from '../store-instant.ts'
import sql from './session-list.sql?raw'

/** The place of a session in a list, newest first; `startedAt` in unix milliseconds. */
export interface SessionPlace {
  readonly startedAt: number
  readonly siteId: string
  readonly sessionId: string
}

const dayMs = 24 * 60 * 60 * 1000

/** Beyond so many days, looking everywhere at once costs less than another window. */
const windowDaysMax = 64

/**
 * The next window to look for a page in, in days, where one of `days` held `found` of the `wanted` sessions: half as long
 * again as it takes at that rate, and at least four times as long, so that what is read in vain stays a small part.
 */
const widen = (days: number, found: number, wanted: number): number =>
  Math.max(4 * days, (1.5 * days * wanted) / Math.max(found, 1))

const list = defineQuery<Record<string, unknown>, StoredSession>({
  name: 'session-list',
  sql,
  holes: { columns: sessionSelection },
  read: readSessionRow,
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
  const conditions = [...clauses.conditions, ...paging.conditions]
  const params = { ...clauses.params, ...paging.params, sites: siteIds, limit: limit + 1 }
  const ask = (place: string, more: readonly string[] = [], since = 0) =>
    list(
      warehouse,
      { ...params, since },
      { holes: { place, filters: [...conditions, ...more].join(' AND ') || 'true' } },
    )
  if (clauses.indexed.length > 0) return pageOf(await ask(keysWhere(clauses.indexed)), limit)

  const from = storeInstant(filters.from ?? 0)
  const until = Math.min(storeInstant(filters.to ?? now), before?.startedAt ?? now, now)
  for (let days = 1; days <= windowDaysMax; ) {
    const since = Math.trunc(until - days * dayMs)
    if (since <= from) break
    const window = [...conditions.filter(isOfStart), sinceSql]
    const rows = await ask(spanWhere(window), [sinceSql], since)
    if (rows.length > limit) return pageOf(rows, limit)
    days = widen(days, rows.length, limit + 1)
  }
  const bounds = conditions.filter(isOfStart)
  return pageOf(await ask(bounds.length > 0 ? spanWhere(bounds) : 'true'), limit)
}

const sinceSql = "started_at >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')"

const isOfStart = (condition: string): boolean => condition.startsWith('started_at ')

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

const pageOf = (rows: StoredSession[], limit: number) => ({
  sessions: rows.slice(0, limit),
  hasMore: rows.length > limit,
})
