import { defineQuery, type Warehouse } from '@sojourn/warehouse'
import { keysWhere } from '../session-places.ts'
import { type Traits, userTraits } from '../user-traits/user-traits.ts'
import sql from './user-profiles.sql?raw'
import revenueSql from './user-revenue.sql?raw'

/** A user, over all their sessions. Times in unix milliseconds. */
export interface UserProfile {
  readonly userId: string
  /** Start of the first session. */
  readonly firstSeenAt: number
  /** Last event or heartbeat. */
  readonly lastSeenAt: number
  readonly sessions: number
  readonly events: number
  /** By currency, ISO 4217, in its units; without those in which nothing was earned or lost. */
  readonly revenue: Readonly<Record<string, number>>
  readonly traits: Traits
  /** Each by its number of sessions, the most first, then by name. */
  readonly channels: readonly string[]
  readonly devices: readonly string[]
  readonly countries: readonly string[]
  /** The same, at most 100 of them. */
  readonly visitorIds: readonly string[]
}

const visitorIdsMax = 100

type Counts = Record<string, number>
type Sums = Omit<UserProfile, 'revenue' | 'traits'>

const profiles = defineQuery<Record<string, unknown>, Sums>({
  name: 'user-profiles',
  sql,
  read: ([userId, firstSeenAt, lastSeenAt, sessions, events, channels, devices, countries, visitors]) => ({
    userId: userId as string,
    firstSeenAt: firstSeenAt as number,
    lastSeenAt: lastSeenAt as number,
    sessions: sessions as number,
    events: events as number,
    channels: ranked(channels as Counts),
    devices: ranked(devices as Counts),
    countries: ranked(countries as Counts),
    visitorIds: ranked(visitors as Counts).slice(0, visitorIdsMax),
  }),
})

const revenue = defineQuery<Record<string, unknown>, { userId: string; currency: string; amount: number }>({
  name: 'user-revenue',
  sql: revenueSql,
  read: ([userId, currency, amount]) => ({
    userId: userId as string,
    currency: currency as string,
    amount: amount as number,
  }),
})

/**
 * The profiles of users, in the order of their ids as given; whoever has no session is left out. `currency` is what an
 * event with revenue earned in that names none.
 */
export async function userProfiles(
  warehouse: Warehouse,
  siteIds: readonly string[],
  userIds: readonly string[],
  currency: string,
): Promise<UserProfile[]> {
  if (userIds.length === 0) return []
  const params = { sites: siteIds, users: userIds, currency }
  const holes = { place: keysWhere(['user_id IN {users:Array(String)}']) }
  const [sums, amounts, traits] = await Promise.all([
    profiles(warehouse, params, { holes }),
    revenue(warehouse, params, { holes }),
    userTraits(warehouse, siteIds, userIds),
  ])
  const byUser = new Map(sums.map((sum) => [sum.userId, sum]))
  return userIds.flatMap((userId) => {
    const sum = byUser.get(userId)
    if (!sum) return []
    const earned = amounts.filter((amount) => amount.userId === userId && amount.amount !== 0)
    return {
      ...sum,
      revenue: Object.fromEntries(earned.map((amount) => [amount.currency, amount.amount]).sort()),
      traits: traits.get(userId) ?? {},
    }
  })
}

function ranked(counts: Counts): string[] {
  const known = Object.entries(counts).filter(([name]) => name !== '')
  known.sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
  return known.map(([name]) => name)
}
