import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import { type Traits, userTraits } from '../user-traits/user-traits.ts'
import { type EarningSession, type UserAmount, userAmounts } from './user-amounts.ts'
import sql from './user-profiles.sql?raw'

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
type Sums = Omit<UserProfile, 'revenue' | 'traits'> & { readonly earned: readonly EarningSession[] }

/** Sessions that earned something, of which the amounts are looked up one by one; of more, all at once. */
const earnedMax = 500

const profiles = defineQuery<Record<string, unknown>, Sums>({
  name: 'user-profiles',
  sql,
  read: ([
    userId,
    firstSeenAt,
    lastSeenAt,
    sessions,
    events,
    channels,
    devices,
    countries,
    visitors,
    earned,
  ]) => ({
    userId: userId as string,
    firstSeenAt: firstSeenAt as number,
    lastSeenAt: lastSeenAt as number,
    sessions: sessions as number,
    events: events as number,
    channels: ranked(channels as Counts),
    devices: ranked(devices as Counts),
    countries: ranked(countries as Counts),
    visitorIds: ranked(visitors as Counts).slice(0, visitorIdsMax),
    earned: earned as EarningSession[],
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
  options: ReadOptions = {},
): Promise<UserProfile[]> {
  if (userIds.length === 0) return []
  const sums = async () => {
    const found = await profiles(warehouse, { sites: siteIds, users: userIds, earnedMax }, options)
    return { found, amounts: await userAmounts(warehouse, siteIds, found, { earnedMax, currency }, options) }
  }
  const [{ found, amounts }, traits] = await Promise.all([
    sums(),
    userTraits(warehouse, siteIds, userIds, options),
  ])
  const byUser = new Map(found.map((sums) => [sums.userId, sums]))
  return userIds.flatMap((userId) => {
    const known = byUser.get(userId)
    if (!known) return []
    const { earned: _, ...sums } = known
    return { ...sums, revenue: revenueOf(userId, amounts), traits: traits.get(userId) ?? {} }
  })
}

/** Ten-thousandths in a unit of money. */
const moneyScale = 10_000

function revenueOf(userId: string, amounts: readonly UserAmount[]): UserProfile['revenue'] {
  const earned = new Map<string, number>()
  for (const { currency, amount } of amounts.filter((one) => one.userId === userId))
    earned.set(currency, (earned.get(currency) ?? 0) + amount)
  return Object.fromEntries(
    [...earned]
      .filter(([, amount]) => amount !== 0)
      .map(([currency, amount]) => [currency, amount / moneyScale] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  )
}

function ranked(counts: Counts): string[] {
  const known = Object.entries(counts).filter(([name]) => name !== '')
  known.sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
  return known.map(([name]) => name)
}
