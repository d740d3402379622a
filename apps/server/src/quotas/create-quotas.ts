import type { Catalog } from '@sojourn/catalog'
import { ProblemError } from '@sojourn/contract'
import type { Collector } from '../collect/types.ts'
import type { Reads } from '../reads.ts'

/** Events that sites may send in a calendar month (UTC). */
export interface Quotas {
  /**
   * Checks that a site may send on; where it may not, its ledger counts the events of the call.
   *
   * Some seconds of events may be more than the quota: nobody waits for it to be counted again.
   * @throws ProblemError `rate_limited` until the next month begins.
   */
  check(siteId: string, events: number): Promise<void>
}

/** How old a count may be, in milliseconds. */
const countedMs = 15_000

interface Count {
  readonly month: number
  readonly at: number
  readonly events: number
}

/** Counts by the ledger, which every server writes and no restart forgets. */
export function createQuotas(deps: {
  catalog: Pick<Catalog, 'quotaOf'>
  reads: Pick<Reads, 'ledger'>
  collector: Pick<Collector, 'countRefused'>
  now: () => number
}): Quotas {
  const { catalog, reads, collector, now } = deps
  const counts = new Map<string, Count>()
  const counting = new Map<string, Promise<Count>>()
  const count = (siteId: string, month: number): Promise<Count> => {
    const running = counting.get(siteId)
    if (running) return running
    const begun = (async () => {
      const at = now()
      const rows = await reads.ledger([siteId], { from: month })
      const accepted = rows.filter(({ outcome }) => outcome === 'accepted')
      const counted = { month, at, events: accepted.reduce((sum, { events }) => sum + events, 0) }
      counts.set(siteId, counted)
      return counted
    })().finally(() => counting.delete(siteId))
    counting.set(siteId, begun)
    return begun
  }
  return {
    async check(siteId, events) {
      const quota = catalog.quotaOf(siteId)
      if (quota === undefined) return
      const date = new Date(now())
      const month = Date.UTC(date.getUTCFullYear(), date.getUTCMonth())
      let known = counts.get(siteId)
      if (known?.month !== month) known = await count(siteId, month)
      else if (now() - known.at > countedMs) count(siteId, month).catch(() => undefined)
      if (known.events < quota) return
      if (events > 0) collector.countRefused(siteId, 'quota', 'month', events)
      const next = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1)
      throw new ProblemError(
        'rate_limited',
        `The site has sent the ${quota} events that it may send this month. Ask who runs this installation for more.`,
        { retryAfterSeconds: (next - now()) / 1000 },
      )
    },
  }
}
