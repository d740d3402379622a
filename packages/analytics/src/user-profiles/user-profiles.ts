import type { ReadOptions, Warehouse } from '@sojourn/warehouse'
import { type Traits, userTraits } from '../user-traits/user-traits.ts'
import { type UserAmount, userAmounts } from './user-amounts.ts'
import { type Counts, earnedMax, userSums } from './user-sums.ts'

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
  now = Date.now(),
): Promise<UserProfile[]> {
  if (userIds.length === 0) return []
  const earnings = async () => {
    const sums = await userSums(warehouse, siteIds, userIds, now, options)
    const amounts = await userAmounts(
      warehouse,
      siteIds,
      [...sums.values()],
      { earnedMax, currency },
      options,
    )
    return { sums, amounts }
  }
  const [{ sums, amounts }, traits] = await Promise.all([
    earnings(),
    userTraits(warehouse, siteIds, userIds, options),
  ])
  return userIds.flatMap((userId) => {
    const known = sums.get(userId)
    if (!known) return []
    const { earned: _, visitors, channels, devices, countries, ...rest } = known
    return {
      ...rest,
      channels: ranked(channels),
      devices: ranked(devices),
      countries: ranked(countries),
      visitorIds: ranked(visitors).slice(0, visitorIdsMax),
      revenue: revenueOf(userId, amounts),
      traits: traits.get(userId) ?? {},
    }
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
