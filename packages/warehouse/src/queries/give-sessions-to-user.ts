import { command } from '../command.ts'
import { defineQuery } from '../define-query.ts'
import type { Warehouse } from '../open-warehouse.ts'
import { TouchedDays } from '../writes.ts'
import daysSql from './days-of-gifts.sql?raw'
import sql from './give-sessions-to-user.sql?raw'

const daysOfGifts = defineQuery<Gift, readonly [anchored: number, started: number]>({
  name: 'days-of-gifts',
  sql: daysSql,
  isUpkeep: true,
  read: ([anchored, started]) => [anchored as number, started as number],
})

/** Visitors of a site, and the user that each was identified as. */
interface Gift extends Record<string, unknown> {
  site: string
  visitors: string[]
  users: string[]
  version: number
}

const dayMs = 86_400_000

/**
 * Gives the anonymous sessions of visitors to the users that they were identified as, place by place. Safe to repeat. Most
 * have none: then nothing is written.
 */
export async function giveSessionsToUser(warehouse: Warehouse, gift: Gift): Promise<void> {
  const found = await daysOfGifts(warehouse, gift)
  if (found.length === 0) return
  const touched = new TouchedDays()
  for (const day of found.flat()) touched.add(gift.site, day * dayMs)
  await command(warehouse, touched, {
    query: sql,
    query_params: { ...gift, days: [...new Set(found.map(([anchored]) => anchored))] },
    clickhouse_settings: { log_comment: 'give-sessions-to-user' },
  })
}
