import { dayStamps, dayStarts, startOfDay } from '@sojourn/analytics'
import type { Catalog, Site, SiteDay } from '@sojourn/catalog'
import type { ReadOptions, Warehouse } from '@sojourn/warehouse'

export interface SiteDaysDeps {
  readonly catalog: Pick<Catalog, 'siteDays'>
  readonly warehouse: Warehouse
}

/** A day of a site, and whether what is written of it holds. */
export interface ComparedDay {
  readonly day: string
  /** Its first instant, and that of the next day, in unix milliseconds. */
  readonly from: number
  readonly to: number
  /** What it would be told from now. */
  readonly stamp: string
  /** What is written of it; undefined: nothing, or something that holds no longer. */
  readonly written: SiteDay | undefined
}

/** Raised when a figure comes to mean something else: all days are told anew. */
const meaning = 1

/**
 * Looks which of the days of a span are written as they are. A day holds as long as its sessions, its borders and the
 * currency are the same; one that is sealed always does.
 */
export async function compareDays(
  { catalog, warehouse }: SiteDaysDeps,
  { siteId, settings: { timezone, currency } }: Site,
  span: { readonly from: number; readonly to: number },
  now: number,
  options: ReadOptions = {},
): Promise<ComparedDay[]> {
  const days = dayStarts(span, timezone)
  const [first, last] = [days[0]?.at ?? span.from, days.at(-1)?.at ?? span.from]
  const end = startOfDay(last, timezone, { days: 1 })
  const starts = days.map(({ at }) => at)
  const frame = { siteIds: [siteId], from: first, to: end, timezone, filters: [], now }
  const [stamps, written] = await Promise.all([
    dayStamps(warehouse, frame, starts, options),
    // What is sealed may have been cut by the days of another time zone.
    catalog.siteDays.list(siteId, { from: new Date(first - dayMs), to: new Date(end + dayMs) }),
  ])
  const byDay = new Map(written.map((one) => [one.day, one]))
  return days.map(({ day, at }, index) => {
    const stamp = [meaning, timezone, currency, at, stamps.get(at) ?? '-'].join(' ')
    const stands = byDay.get(day)
    const holds = stands && (stands.sealedAt !== null || stands.stamp === stamp)
    return { day, from: at, to: starts[index + 1] ?? end, stamp, written: holds ? stands : undefined }
  })
}

const dayMs = 86_400_000
