import type { Site, SiteDay } from '@sojourn/catalog'
import type { ReadOptions } from '@sojourn/warehouse'
import { compareDays, type SiteDaysDeps } from './compare-days.ts'
import { runsOf, type ToldDay, tellDays } from './tell-days.ts'

/** A day of the history of a site. */
export type HistoryDay = ToldDay & Partial<Pick<SiteDay, 'people' | 'sealedAt' | 'currency'>>

/**
 * The days of a span in order, as they are now: what is written is taken where it holds, and all others are told from their
 * sessions.
 */
export async function readDays(
  deps: SiteDaysDeps,
  site: Site,
  span: { readonly from: number; readonly to: number },
  now: number,
  options: ReadOptions,
): Promise<HistoryDay[]> {
  const compared = await compareDays(deps, site, span, now, options)
  const told = new Map<string, ToldDay>()
  for (const run of runsOf(compared.filter(({ written }) => written === undefined)))
    for (const day of await tellDays(deps.warehouse, site, run, now, options)) told.set(day.day, day)
  return compared.flatMap(({ day, written }) => written ?? told.get(day) ?? [])
}
