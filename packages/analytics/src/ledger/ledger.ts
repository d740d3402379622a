import { defineQuery, type LedgerRow, type Warehouse } from '@sojourn/warehouse'
import { rangeParams, type TimeRange } from '../time-range.ts'
import sql from './ledger.sql?raw'

const rows = defineQuery<{ sites: readonly string[]; from: number; to: number }, LedgerRow>({
  name: 'ledger',
  sql,
  read: ([siteId, hour, outcome, reason, events]) => ({
    siteId: siteId as string,
    hour: hour as number,
    outcome: outcome as string,
    reason: reason as string,
    events: events as number,
  }),
})

/**
 * How many events were accepted, repeated, late, rejected or dropped, and why, in each hour that begins in the range; by
 * hour, site, outcome and reason.
 */
export const ledger = (
  warehouse: Warehouse,
  siteIds: readonly string[],
  range: TimeRange,
): Promise<LedgerRow[]> => rows(warehouse, { sites: siteIds, ...rangeParams(range) })
