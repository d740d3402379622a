import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import sql from './user-traits.sql?raw'

/** What a person was said to be, by name: values as JSON has them. */
export type Traits = Readonly<Record<string, unknown>>

const traits = defineQuery<Record<string, unknown>, { userId: string; name: string; value: unknown }>({
  name: 'user-traits',
  sql,
  holes: { users: '{users:Array(String)}' },
  read: ([userId, name, value]) => ({
    userId: userId as string,
    name: name as string,
    value: JSON.parse(value as string),
  }),
})

/** The traits of some users over these sites, by user; a user without any is left out. */
export async function userTraits(
  warehouse: Warehouse,
  siteIds: readonly string[],
  userIds: readonly string[],
  options: ReadOptions = {},
): Promise<Map<string, Traits>> {
  const found = new Map<string, [string, unknown][]>()
  for (const { userId, name, value } of await traits(
    warehouse,
    { sites: siteIds, users: userIds },
    options,
  )) {
    const entries = found.get(userId) ?? []
    found.set(userId, entries)
    entries.push([name, value])
  }
  return new Map(
    [...found].map(([userId, entries]) => [userId, Object.fromEntries(entries.sort(byName))] as const),
  )
}

const byName = ([one]: [string, unknown], [other]: [string, unknown]): number => (one < other ? -1 : 1)
