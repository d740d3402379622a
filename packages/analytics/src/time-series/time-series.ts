import type { ReadOptions, Warehouse } from '@sojourn/warehouse'
import type { Interval } from '../calendar/interval-starts.ts'
import { figures } from '../figures/figures.ts'
import { type Figures, nothing } from '../figures/tally.ts'
import { bucketSql } from '../frame/bucket-sql.ts'
import type { Frame } from '../frame/frame.ts'
import { keptRange } from '../frame/kept-range.ts'
import { selectSessions } from '../frame/select-sessions.ts'
import { withSpan } from '../frame/with-span.ts'
import { metrics } from '../metrics/index.ts'
import { seriesStarts } from '../series-starts/series-starts.ts'

/** What a series is asked of. */
export interface TimeSeriesAsked {
  /** Names of {@link metrics}. */
  readonly metrics: readonly string[]
  /** Absent: as it suits the range. */
  readonly interval?: Interval | undefined
  /** ISO 4217: the one that revenue is told in. */
  readonly currency: string
}

/** The figures of one interval. */
interface Point {
  /** Where the interval begins, in unix milliseconds; that of the first may lie before the range. */
  readonly at: number
  readonly figures: Figures
}

/** Figures by interval, and of all together. */
export interface TimeSeries {
  readonly interval: Interval
  readonly points: readonly Point[]
  readonly whole: Figures
}

/**
 * The figures of the chosen sessions by the interval that they start in, every interval of the range in order, and of all
 * together. Where the range has no beginning, it begins with the first session of the sites.
 * @throws QuestionError
 */
export async function timeSeries(
  warehouse: Warehouse,
  frame: Frame,
  { metrics: names, interval: asked, currency }: TimeSeriesAsked,
  options: ReadOptions,
): Promise<TimeSeries> {
  // Only what is asked of events, or in parts, needs to know where they lie.
  const isOfSessions =
    frame.filters.length === 0 &&
    frame.segment === undefined &&
    names.every((name) => metrics.get(name)?.over === 'sessions')
  const isWhole = isOfSessions && !keptRange(frame)
  const selected = selectSessions(isWhole ? frame : await withSpan(warehouse, frame, options))
  const { interval, starts } = await seriesStarts(warehouse, frame, asked, options)
  const { groups, whole } = await figures(
    warehouse,
    { siteIds: frame.siteIds, selected, metrics: names, currency, group: bucketSql, params: { starts } },
    options,
  )
  const none = nothing(names.flatMap((name) => metrics.get(name) ?? []))
  const byStart = new Map(groups.map(({ group, figures }) => [group, figures]))
  return { interval, points: starts.map((at) => ({ at, figures: byStart.get(at) ?? none })), whole }
}
