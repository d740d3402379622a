import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import { countIntervals, type Interval, intervalStarts, intervalsMax } from '../calendar/interval-starts.ts'
import { type Figures, figures, nothing } from '../figures/figures.ts'
import { bucketSql } from '../frame/bucket-sql.ts'
import type { Frame } from '../frame/frame.ts'
import { QuestionError } from '../frame/question-error.ts'
import { selectSessions } from '../frame/select-sessions.ts'
import { metrics } from '../metrics/index.ts'
import firstStartSql from './first-start.sql?raw'

/** What a series is asked of. */
export interface TimeSeriesAsked {
  /** Names of {@link metrics}. */
  readonly metrics: readonly string[]
  readonly interval: Interval
  /** ISO 4217: the one that revenue is told in. */
  readonly currency: string
}

/** The figures of one interval. */
export interface Point {
  /** Where the interval begins, in unix milliseconds; that of the first may lie before the range. */
  readonly at: number
  readonly figures: Figures
}

const firstStart = defineQuery<Record<string, unknown>, number>({
  name: 'first-start',
  sql: firstStartSql,
  read: ([at]) => at as number,
})

/**
 * The figures of the chosen sessions by the interval that they start in, every interval of the range in order, and of all
 * together. Where the range has no beginning, it begins with the first session.
 * @throws QuestionError
 */
export async function timeSeries(
  warehouse: Warehouse,
  frame: Frame,
  { metrics: names, interval, currency }: TimeSeriesAsked,
  options: ReadOptions,
): Promise<{ points: Point[]; whole: Figures }> {
  const selected = selectSessions(frame)
  const span = frame.from > 0 ? frame : { ...frame, from: await beginning() }
  if (countIntervals(span, interval) > intervalsMax)
    throw new QuestionError([
      {
        path: 'interval',
        message: `must be longer, or the range shorter: at most ${intervalsMax} intervals`,
      },
    ])
  const starts = intervalStarts(span, interval, frame.timezone)
  const { groups, whole } = await figures(
    warehouse,
    { siteIds: frame.siteIds, selected, metrics: names, currency, group: bucketSql, params: { starts } },
    options,
  )
  const none = nothing(names.flatMap((name) => metrics.get(name) ?? []))
  const byStart = new Map(groups.map(({ group, figures }) => [group, figures]))
  return { points: starts.map((at) => ({ at, figures: byStart.get(at) ?? none })), whole }

  async function beginning(): Promise<number> {
    const [first = frame.to - 1] = await firstStart(warehouse, selected.bindings.params, {
      ...options,
      holes: selected.holes,
    })
    return first
  }
}
