import type { ReadOptions, Warehouse } from '@sojourn/warehouse'
import type { Interval } from '../calendar/interval-starts.ts'
import { figures } from '../figures/figures.ts'
import type { Figures } from '../figures/tally.ts'
import type { Frame } from '../frame/frame.ts'
import { previousFrame } from '../frame/previous-frame.ts'
import { selectSessions } from '../frame/select-sessions.ts'
import { withSpan } from '../frame/with-span.ts'
import { metricNames } from '../metrics/index.ts'
import { type TimeSeries, timeSeries } from '../time-series/time-series.ts'
import { activeNow } from './active-now.ts'
import { inTurns } from './in-turns.ts'
import { type SessionList, sessionTopLists, type TopRow } from './top-lists.ts'
import { type TopPage, topPages } from './top-pages.ts'

/** What the dashboard is asked of beside the frame. */
export interface DashboardAsked {
  /** Of the series; absent: as it suits the range. */
  readonly interval?: Interval | undefined
  /** ISO 4217: the one that revenue is told in. */
  readonly currency: string
  /** Most rows of each top list. */
  readonly limit: number
}

/** All figures of a range, those of the period before, over time, and what most sessions have. */
export interface Dashboard {
  readonly series: TimeSeries
  /** Undefined where the range has no beginning. */
  readonly previous: Figures | undefined
  readonly activeNow: number
  readonly top: Readonly<Record<SessionList, readonly TopRow[]>> & { readonly page: readonly TopPage[] }
}

/** Parts that are asked at once; the others wait, so that one dashboard leaves room for other questions. */
const partsAtOnce = 2

/**
 * Everything that the dashboard shows. The figures of the range are those of the whole series.
 * @throws QuestionError
 */
export async function dashboard(
  warehouse: Warehouse,
  asked: Frame,
  { interval, currency, limit }: DashboardAsked,
  options: ReadOptions,
): Promise<Dashboard> {
  const frame = await withSpan(warehouse, asked, options)
  const selected = selectSessions(frame)
  const before = previousFrame(frame)
  const { siteIds } = frame
  const [series, lists, page, previous, here] = await inTurns(partsAtOnce, [
    () => timeSeries(warehouse, frame, { metrics: metricNames, interval, currency }, options),
    () => sessionTopLists(warehouse, selected, limit, options),
    () => topPages(warehouse, frame, selected, limit, options),
    async () => {
      if (!before) return undefined
      const selected = selectSessions(await withSpan(warehouse, before, options))
      return (await figures(warehouse, { siteIds, selected, metrics: metricNames, currency }, options)).whole
    },
    () => activeNow(warehouse, frame, options),
  ] as const)
  return { series, previous, activeNow: here, top: { ...lists, page } }
}
