import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import { countIntervals, type Interval, intervalStarts, intervalsMax } from '../calendar/interval-starts.ts'
import type { Frame } from '../frame/frame.ts'
import { QuestionError } from '../frame/question-error.ts'
import sql from './first-start.sql?raw'

const firstStart = defineQuery<{ sites: readonly string[] }, number | null>({
  name: 'first-start',
  sql,
  read: ([at]) => at as number | null,
})

const dayMs = 24 * 60 * 60 * 1000

/** The interval in which a span of so many milliseconds is looked at where none is asked for. */
function usualInterval(spanMs: number): Interval {
  if (spanMs <= 2 * dayMs) return 'hour'
  if (spanMs <= 100 * dayMs) return 'day'
  return spanMs <= 800 * dayMs ? 'week' : 'month'
}

/**
 * The intervals of a series, and where they begin, in unix milliseconds. A range without a beginning begins with the first
 * session.
 * @throws QuestionError `path` where there would be too many
 */
export async function seriesStarts(
  warehouse: Warehouse,
  frame: Frame,
  asked: Interval | undefined,
  options: ReadOptions,
  path = 'interval',
): Promise<{ interval: Interval; starts: number[] }> {
  const [first] =
    frame.from > 0 ? [frame.from] : await firstStart(warehouse, { sites: frame.siteIds }, options)
  const span = { from: Math.min(first ?? frame.now, frame.to - 1), to: frame.to }
  const interval = asked ?? usualInterval(span.to - span.from)
  if (countIntervals(span, interval) > intervalsMax) {
    const message = `must be longer for this range: more than ${intervalsMax} intervals are too many`
    throw new QuestionError([{ path, message }])
  }
  return { interval, starts: intervalStarts(span, interval, frame.timezone) }
}
