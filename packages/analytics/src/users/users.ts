import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import { spanWhere } from '../session-places.ts'
import { storeInstant } from '../store-instant.ts'
import { type UserProfile, userProfiles } from '../user-profiles/user-profiles.ts'
import traitsSql from '../user-traits/user-traits.sql?raw'
import matchingSql from './matching-users.sql?raw'
import sql from './users.sql?raw'
import revenueSql from './users-by-revenue.sql?raw'
import candidatesSql from './users-told-of.sql?raw'

/** What users can be put in order by. */
export const userSorts = ['lastSeen', 'firstSeen', 'sessions', 'events', 'revenue'] as const
export type UserSort = (typeof userSorts)[number]

/** The place of a user in a list: the figure that the list is sorted by, as a whole number in text, and the id. */
export interface UserPlace {
  readonly figure: string
  readonly userId: string
}

/** Which users a list holds, and how. */
export interface UserSelection {
  /** Part of the id or of a trait, whatever its case. */
  readonly search?: string | undefined
  readonly sort: UserSort
  readonly isAscending: boolean
  /** ISO 4217: the one that `revenue` sorts by, and what an event with revenue earned in that names none. */
  readonly currency: string
}

const figures: Readonly<Record<UserSort, string>> = {
  lastSeen: 'toUnixTimestamp64Milli(max(last_seen_at))',
  firstSeen: 'toUnixTimestamp64Milli(min(started_at))',
  sessions: 'toInt64(count())',
  events: 'toInt64(sum(steps))',
  revenue: 'toInt64(sum(ifNull(amount, 0)) * 10000)',
}

const read = ([userId, figure]: unknown[]): UserPlace => ({
  userId: userId as string,
  figure: figure as string,
})
const bySessions = defineQuery<Record<string, unknown>, UserPlace>({ name: 'users', sql, read })
const byRevenue = defineQuery<Record<string, unknown>, UserPlace>({
  name: 'users-by-revenue',
  sql: revenueSql,
  read,
})

const hourMs = 60 * 60 * 1000
const dayMs = 24 * hourMs
/** Beyond them, looking everywhere at once costs less than another window. */
const windowDays = [1, 16] as const
const seenSinceSql = "last_seen_at >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')"

/** A page of users, at most `limit`; those after a place where one is given. Equals are in order of their ids. */
export async function users(
  warehouse: Warehouse,
  siteIds: readonly string[],
  selection: UserSelection,
  { limit, after }: { readonly limit: number; readonly after?: UserPlace | undefined },
  now: number,
  options: ReadOptions = {},
): Promise<{ users: UserProfile[]; next: UserPlace | undefined }> {
  const places = await placesOf(warehouse, siteIds, selection, { limit: limit + 1, after }, now, options)
  const page = places.slice(0, limit)
  const ids = page.map(({ userId }) => userId)
  return {
    users: await userProfiles(warehouse, siteIds, ids, selection.currency, options, now),
    next: places.length > limit ? page.at(-1) : undefined,
  }
}

async function placesOf(
  warehouse: Warehouse,
  siteIds: readonly string[],
  { search, sort, isAscending, currency }: UserSelection,
  { limit, after }: { readonly limit: number; readonly after?: UserPlace | undefined },
  now: number,
  options: ReadOptions,
): Promise<UserPlace[]> {
  const params = {
    sites: siteIds,
    limit,
    currency,
    ...(after ? { figureAfter: after.figure, userAfter: after.userId } : {}),
    ...(search === undefined ? {} : { search, searchText: JSON.stringify(search).slice(1, -1) }),
  }
  const figure = figures[sort]
  const direction = isAscending ? 'ASC' : 'DESC'
  const holes = {
    figure,
    order: `${figure} ${direction}, user_id ${direction}`,
    after: after
      ? `(${figure}, user_id) ${isAscending ? '>' : '<'} ({figureAfter:Int64}, {userAfter:String})`
      : 'true',
    search: search === undefined ? 'true' : searchCondition,
  }
  if (sort === 'revenue') return byRevenue(warehouse, params, { ...options, holes })
  if (sort !== 'lastSeen' || isAscending || search !== undefined)
    return bySessions(warehouse, params, { ...options, holes })

  // Whoever was seen last was seen lately: few sessions tell who, but for pages far down. Whole hours, so that the question
  // is the same for a while, and may be remembered.
  const until = Math.floor(storeInstant(after ? Number(after.figure) : now) / hourMs) * hourMs
  const place = `${spanWhere([seenSinceSql])} AND ${seenSinceSql}`
  for (const days of windowDays) {
    const since = until - days * dayMs
    if (since <= 0) break
    const found = await bySessions(
      warehouse,
      { ...params, since },
      { ...options, holes: { ...holes, place } },
    )
    if (found.length === limit) return found
  }
  return bySessions(warehouse, params, { ...options, holes })
}

const matching = matchingSql.replace('/* :traits */ *', traitsSql.replace('/* :users */ *', candidatesSql))
const searchCondition = `(positionCaseInsensitiveUTF8(user_id, {search:String}) > 0 OR user_id IN (${matching}))`
