import { firstOfSite } from '@sojourn/analytics'
import type { Site } from '@sojourn/catalog'
import { compareDays, type SiteDaysDeps } from './compare-days.ts'
import { runsOf, tellDays } from './tell-days.ts'

const dayMs = 86_400_000
/** More days than that are of clocks that were wrong. */
export const daysMax = 4000

/**
 * Brings what is written of the days of a site up to date, from the first session to today: only days of which something
 * changed since are told again. Safe to stop and to repeat. Answers how many days were written.
 */
export async function rollUpDays(
  deps: SiteDaysDeps,
  site: Site,
  { now, signal }: { readonly now: () => number; readonly signal: AbortSignal },
): Promise<number> {
  const { siteId, organizationId, settings } = site
  const at = now()
  const { startedAt } = await firstOfSite(deps.warehouse, siteId)
  const standing = await deps.catalog.siteDays.list(siteId)
  // Days of which nothing is left any more belong to the history.
  const sealed = standing.find(({ sealedAt }) => sealedAt !== null)?.startsAt.getTime()
  const first = Math.min(startedAt ?? Number.POSITIVE_INFINITY, sealed ?? Number.POSITIVE_INFINITY)
  const from = Math.max(first, at - daysMax * dayMs)
  const compared = from <= at ? await compareDays(deps, site, { from, to: at + 1 }, at) : []
  const known = new Set(compared.map(({ day }) => day))
  const gone = standing.filter(({ day, sealedAt }) => sealedAt === null && !known.has(day))
  await deps.catalog.siteDays.put(
    siteId,
    [],
    gone.map(({ day }) => day),
  )
  let written = 0
  for (const run of runsOf(compared.filter((one) => one.written === undefined))) {
    signal.throwIfAborted()
    const told = await tellDays(deps.warehouse, site, run, at, { signal })
    const rows = told.map((day, index) => ({
      ...day,
      organizationId,
      currency: settings.currency,
      stamp: run[index]?.stamp ?? '',
      computedAt: new Date(at),
    }))
    await deps.catalog.siteDays.put(siteId, rows, [])
    written += rows.length
  }
  return written
}
