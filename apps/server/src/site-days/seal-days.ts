import type { Site } from '@sojourn/catalog'
import { borderOf } from '../retention/borders.ts'
import type { SiteDaysDeps } from './compare-days.ts'
import { countPeople } from './count-people.ts'
import { rollUpDays } from './roll-up-days.ts'

/**
 * Before sessions run out: writes down what the days of a site came to, and fixes those of which sessions go. They cannot be
 * told again.
 */
export async function sealDays(
  deps: SiteDaysDeps,
  site: Site,
  context: { readonly now: () => number; readonly signal: AbortSignal },
): Promise<void> {
  const border = borderOf(site.settings.retentionDays, context.now())
  if (border === undefined) return
  await rollUpDays(deps, site, context)
  await countPeople(deps, site, context)
  await deps.catalog.siteDays.seal(site.siteId, new Date(border * 1000), new Date(context.now()))
}
