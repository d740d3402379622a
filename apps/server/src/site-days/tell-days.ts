import { dayFigures } from '@sojourn/analytics'
import type { Site, SiteDay } from '@sojourn/catalog'
import type { ReadOptions, Warehouse } from '@sojourn/warehouse'
import type { ComparedDay } from './compare-days.ts'

/** What a day comes to. */
export type ToldDay = Pick<SiteDay, 'day' | 'startsAt' | 'figures' | 'stages'>

/** Tells days that follow each other from their sessions. */
export async function tellDays(
  warehouse: Warehouse,
  { siteId, settings: { timezone, currency } }: Site,
  days: readonly ComparedDay[],
  now: number,
  options: ReadOptions = {},
): Promise<ToldDay[]> {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return []
  const frame = { siteIds: [siteId], from: first.from, to: last.to, timezone, filters: [], now }
  const starts = days.map(({ from }) => from)
  const told = await dayFigures(warehouse, frame, starts, currency, options)
  return told.map(({ at, figures, stages }, index) => ({
    day: days[index]?.day ?? '',
    startsAt: new Date(at),
    figures,
    stages: [...stages],
  }))
}

/** Days that are read at once. */
const runMax = 31

/** Puts together those that follow each other, at most a month of them. */
export function runsOf<Day extends { readonly from: number; readonly to: number }>(
  days: readonly Day[],
): Day[][] {
  const runs: Day[][] = []
  for (const day of days) {
    const run = runs.at(-1)
    if (run && run.length < runMax && run.at(-1)?.to === day.from) run.push(day)
    else runs.push([day])
  }
  return runs
}
