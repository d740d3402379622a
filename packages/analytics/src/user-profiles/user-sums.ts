import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import { atRest } from '../frame/kept-range.ts'
import type { EarningSession } from './user-amounts.ts'
import sql from './user-sums.sql?raw'

/** Sessions by what they have one of. */
export type Counts = Readonly<Record<string, number>>

/** What the sessions of a user add up to. Times in unix milliseconds. */
export interface UserSums {
  readonly userId: string
  readonly firstSeenAt: number
  readonly lastSeenAt: number
  readonly sessions: number
  readonly events: number
  readonly channels: Counts
  readonly devices: Counts
  readonly countries: Counts
  readonly visitors: Counts
  /** Those that earned something, some more than `earnedMax` where there are more. */
  readonly earned: readonly EarningSession[]
}

/** Sessions that earned something, of which the amounts are looked up one by one; of more, all at once. */
export const earnedMax = 500

const question = defineQuery<Record<string, unknown>, UserSums>({
  name: 'user-sums',
  sql,
  read: (cells) => {
    const [
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
    ] = cells
    return {
      userId: userId as string,
      firstSeenAt: firstSeenAt as number,
      lastSeenAt: lastSeenAt as number,
      sessions: sessions as number,
      events: events as number,
      channels: channels as Counts,
      devices: devices as Counts,
      countries: countries as Counts,
      visitors: visitors as Counts,
      earned: earned as EarningSession[],
    }
  },
})

/**
 * What the sessions of some users add up to, by user. Where answers are remembered, each user's sessions that have come to
 * rest are added up once: people are spread over everything that is stored.
 */
export async function userSums(
  warehouse: Warehouse,
  siteIds: readonly string[],
  userIds: readonly string[],
  now: number,
  options: ReadOptions,
): Promise<Map<string, UserSums>> {
  const { remember, ...plain } = options
  const border = atRest(now)
  const ask = (users: readonly string[], place: string, options: ReadOptions) =>
    question(
      warehouse,
      { sites: siteIds, users, earnedMax, border: border / 1000 },
      { ...options, holes: { place } },
    )
  if (!remember) return byUser(await ask(userIds, 'true', options))
  const missing: string[] = []
  let asking: Promise<Map<string, UserSums>> | undefined
  /** Of all users that are not remembered at once. */
  const load = async (userId: string): Promise<string[][]> => {
    missing.push(userId)
    asking ??= Promise.resolve().then(async () =>
      byUser(await ask(missing, 'session_at < toDateTime({border:UInt32})', plain)),
    )
    const sums = (await asking).get(userId)
    return sums ? [[JSON.stringify(sums)]] : []
  }
  const within = { from: 0, to: border }
  const [known, lately] = await Promise.all([
    Promise.all(
      userIds.map((userId) => remember(`user-sums ${border} ${userId}`, () => load(userId), within)),
    ),
    ask(userIds, 'session_at >= toDateTime({border:UInt32})', options),
  ])
  const sums = byUser(known.flat().map(([text]) => JSON.parse(text as string) as UserSums))
  for (const one of lately) {
    const before = sums.get(one.userId)
    sums.set(one.userId, before ? add(before, one) : one)
  }
  return sums
}

const byUser = (list: readonly UserSums[]) => new Map(list.map((sums) => [sums.userId, sums]))

const add = (one: UserSums, other: UserSums): UserSums => ({
  userId: one.userId,
  firstSeenAt: Math.min(one.firstSeenAt, other.firstSeenAt),
  lastSeenAt: Math.max(one.lastSeenAt, other.lastSeenAt),
  sessions: one.sessions + other.sessions,
  events: one.events + other.events,
  channels: addCounts(one.channels, other.channels),
  devices: addCounts(one.devices, other.devices),
  countries: addCounts(one.countries, other.countries),
  visitors: addCounts(one.visitors, other.visitors),
  earned: [...one.earned, ...other.earned],
})

function addCounts(one: Counts, other: Counts): Counts {
  const counts = new Map(Object.entries(one))
  for (const [value, count] of Object.entries(other)) counts.set(value, (counts.get(value) ?? 0) + count)
  return Object.fromEntries(counts)
}
