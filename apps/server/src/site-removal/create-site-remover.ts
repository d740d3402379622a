import type { Catalog, SiteRemoval } from '@sojourn/catalog'
import type { Warehouse } from '@sojourn/warehouse'
import { type BackgroundWork, createBackgroundWork } from '../background-work.ts'
import type { LiveCollector } from '../collect/live-collector.ts'
import { beginRemoval, removalDone, rowsLeft } from './remove-rows.ts'

/** How soon what failed is tried again. */
const retryMs = 30_000

/** Removes what was collected for removed sites, in the background; what stops it goes on with the next start. */
export function createSiteRemover(parts: {
  warehouse: Warehouse
  collector: Pick<LiveCollector, 'still'>
  siteRemovals: Pick<Catalog['siteRemovals'], 'unfinished' | 'progress' | 'finish'>
  /** Told which site went, so that nobody remembers it. */
  onRemoved: (siteId: string) => void
  onFault: (cause: unknown) => void
  now: () => number
  /**
   * For how long after the removal a call may still end that was let in before: longer than a request may take.
   * @default 90000
   */
  lateMs?: number
}): BackgroundWork {
  const { warehouse, siteRemovals, onFault, now, lateMs = 90_000 } = parts

  /** Removes what is there. Returns after how long to look again; undefined: it is done. */
  async function remove(removal: SiteRemoval, signal: AbortSignal): Promise<number | undefined> {
    const { id, siteId, requestedAt } = removal
    const rows = await parts.collector.still((forgetSite) => {
      forgetSite(siteId)
      return rowsLeft(warehouse, siteId)
    })
    parts.onRemoved(siteId)
    if (rows) {
      await beginRemoval(warehouse, siteId)
      await removalDone(warehouse, signal)
      await siteRemovals.progress(id, sum(removal.removed, rows))
      // It is looked again whether all are gone.
      return 0
    }
    const late = requestedAt.getTime() + lateMs - now()
    if (late > 0) return late
    await siteRemovals.finish(id)
    return undefined
  }

  return createBackgroundWork({
    retryMs,
    onFault,
    async round(signal) {
      const waits: number[] = []
      for (const removal of await siteRemovals.unfinished()) {
        signal.throwIfAborted()
        try {
          const wait = await remove(removal, signal)
          if (wait !== undefined) waits.push(wait)
        } catch (cause) {
          if (signal.aborted) throw cause
          onFault(cause)
          waits.push(retryMs)
        }
      }
      return waits.length > 0 ? Math.min(...waits) : undefined
    },
  })
}

function sum(before: Readonly<Record<string, number>>, now: Readonly<Record<string, number>>) {
  const total: Record<string, number> = { ...before }
  for (const [name, rows] of Object.entries(now)) total[name] = (total[name] ?? 0) + rows
  return total
}
