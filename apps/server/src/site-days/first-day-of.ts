import { firstOfSite } from '@sojourn/analytics'
import type { SiteDaysDeps } from './compare-days.ts'
import { daysMax } from './roll-up-days.ts'

/** When the history of a site begins, in unix milliseconds: with its first session, or the first day that is written. */
export async function firstDayOf(deps: SiteDaysDeps, siteId: string, now: number): Promise<number> {
  const [{ startedAt = now }, [written]] = await Promise.all([
    firstOfSite(deps.warehouse, siteId),
    deps.catalog.siteDays.list(siteId),
  ])
  const earliest = Math.max(startedAt, now - daysMax * 86_400_000)
  return Math.min(earliest, written?.startsAt.getTime() ?? now, now)
}
