import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import sql from './last-received.sql?raw'

const lastOf = defineQuery<{ site: string; since: number }, number>({
  name: 'last-received',
  sql,
  read: ([at]) => at as number,
})

/**
 * When the server last received an event of a site, in unix milliseconds; undefined where no session that began after `since`
 * (unix milliseconds) has one.
 */
export async function lastReceived(
  warehouse: Warehouse,
  siteId: string,
  since: number,
  options: ReadOptions = {},
): Promise<number | undefined> {
  const [at] = await lastOf(
    warehouse,
    { site: siteId, since: Math.max(0, Math.floor(since / 1000)) },
    options,
  )
  return at
}
