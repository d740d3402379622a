import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import { keysWhere } from '../session-places.ts'
import earnedSql from './earned-in-sessions.sql?raw'
import sql from './user-revenue.sql?raw'

/** Where a session lies that earned something: the anchor in unix seconds, the hash of the id as text. */
export type EarningSession = readonly [siteId: string, anchor: number, sid: string]

/** What a user earned in a currency, in ten-thousandths; there may be several of one user and currency. */
export interface UserAmount {
  readonly userId: string
  readonly currency: string
  readonly amount: number
}

const earnedInSessions = defineQuery<
  Record<string, unknown>,
  { session: EarningSession; currency: string; amount: number }
>({
  name: 'earned-in-sessions',
  sql: earnedSql,
  read: ([siteId, anchor, sid, currency, amount]) => ({
    session: [siteId as string, anchor as number, sid as string],
    currency: currency as string,
    amount: amount as number,
  }),
})
const userRevenue = defineQuery<Record<string, unknown>, UserAmount>({
  name: 'user-revenue',
  sql,
  holes: { place: keysWhere(['user_id IN {users:Array(String)}']) },
  read: ([userId, currency, amount]) => ({
    userId: userId as string,
    currency: currency as string,
    amount: amount as number,
  }),
})

/**
 * What users earned, by the sessions that did; of users with more than `earnedMax` of them, whose list is cut, by all events.
 * `currency` is what an event with revenue earned in that names none.
 */
export async function userAmounts(
  warehouse: Warehouse,
  siteIds: readonly string[],
  users: readonly { readonly userId: string; readonly earned: readonly EarningSession[] }[],
  { earnedMax, currency }: { readonly earnedMax: number; readonly currency: string },
  options: ReadOptions,
): Promise<UserAmount[]> {
  const cut = users.filter(({ earned }) => earned.length > earnedMax).map(({ userId }) => userId)
  const listed = users.filter(({ earned }) => earned.length <= earnedMax)
  const owners = new Map(
    listed.flatMap(({ userId, earned }) =>
      earned.map((session) => [JSON.stringify(session), userId] as const),
    ),
  )
  const sessions = listed.flatMap(({ earned }) => earned)
  const [ofSessions, ofUsers] = await Promise.all([
    sessions.length === 0
      ? []
      : earnedInSessions(
          warehouse,
          {
            sites: [...new Set(sessions.map(([siteId]) => siteId))],
            anchors: [...new Set(sessions.map(([, anchor]) => anchor))],
            sids: [...new Set(sessions.map(([, , sid]) => sid))],
            currency,
          },
          options,
        ),
    cut.length === 0 ? [] : userRevenue(warehouse, { sites: siteIds, users: cut, currency }, options),
  ])
  const own = ofSessions.flatMap(({ session, ...amount }) => {
    const userId = owners.get(JSON.stringify(session))
    return userId === undefined ? [] : [{ userId, ...amount }]
  })
  return [...own, ...ofUsers]
}
