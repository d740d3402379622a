import type { Warehouse } from '@sojourn/warehouse'
import { cutsOf } from './cuts-of.ts'
import { blocksOf, type KeyBlock } from './key-block.ts'
import type { MaintenanceRange } from './types.ts'
import { weeksOf } from './weeks-of.ts'

/**
 * Events, and rows of the other tables, of one block: 5,000 sessions of the usual length. Twice as many session rows in an
 * insert are a part with a file for each column, and syncing those to disk takes twice as long.
 */
const blockEvents = 35_000
const blockRows = 10_000
const weekSeconds = 7 * 86_400
/** The end of `DateTime`, in unix seconds (2106). */
const endOfTime = 2 ** 32 - 1

/** The walk over a range: blocks, and how many events they hold together. */
export interface Walk {
  readonly eventsTotal: number
  readonly blocks: AsyncIterable<KeyBlock>
}

/** A range in the whole seconds of anchors. */
export const rangeSeconds = ({ from = 0, to = Number.POSITIVE_INFINITY }: MaintenanceRange) => ({
  from: Math.max(0, Math.ceil(from / 1000)),
  to: Math.min(endOfTime, Math.ceil(to / 1000)),
})

/** Plans the walk over everything whose anchor lies in a range, week by week. */
export async function walkBlocks(warehouse: Warehouse, range: MaintenanceRange): Promise<Walk> {
  const sites = [...range.siteIds]
  const { from, to } = rangeSeconds(range)
  const weeks = sites.length > 0 && from < to ? await weeksOf(warehouse, { sites, from, to }) : []
  async function* blocks() {
    for (const { startAt } of weeks) {
      range.signal?.throwIfAborted()
      const week = { sites, from: Math.max(from, startAt), to: Math.min(to, startAt + weekSeconds) }
      const cuts = await cutsOf(warehouse, { ...week, events: blockEvents, rows: blockRows })
      for (const block of blocksOf(week, cuts)) {
        range.signal?.throwIfAborted()
        yield block
      }
    }
  }
  return { eventsTotal: weeks.reduce((sum, week) => sum + week.events, 0), blocks: blocks() }
}
