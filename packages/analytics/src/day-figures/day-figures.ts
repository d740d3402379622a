import { type StageName, stageNames } from '@sojourn/contract'
import type { ReadOptions, Warehouse } from '@sojourn/warehouse'
import { figures } from '../figures/figures.ts'
import { type Figures, nothing } from '../figures/tally.ts'
import { bucketSql } from '../frame/bucket-sql.ts'
import type { Frame } from '../frame/frame.ts'
import { selectSessions } from '../frame/select-sessions.ts'
import { withSpan } from '../frame/with-span.ts'
import { metricNames, metrics } from '../metrics/index.ts'

/** What a day came to. */
export interface DayFigures {
  /** Where it begins, in unix milliseconds. */
  readonly at: number
  /** Every metric. */
  readonly figures: Figures
  /** In the order of the journey. */
  readonly stages: readonly {
    readonly stage: StageName
    readonly visitors: number
    readonly sessions: number
    readonly revenue: number
  }[]
}

const reached = ['visitors', 'sessions', 'revenue'] as const
const none = nothing([...metrics.values()])

/**
 * Every figure and the standard stage funnel of each day of a frame: what the series by day and the funnel of that day say.
 * @param starts where the days begin, in unix milliseconds
 * @param currency ISO 4217: the one that revenue is told in
 */
export async function dayFigures(
  warehouse: Warehouse,
  frame: Frame,
  starts: readonly number[],
  currency: string,
  options: ReadOptions = {},
): Promise<DayFigures[]> {
  const selected = selectSessions(await withSpan(warehouse, frame, options))
  const { siteIds } = frame
  // Days begin at whole seconds: the number of a stage goes into the milliseconds.
  const names = stageNames.map((stage) => `'${stage}'`).join(', ')
  const numbers = stageNames.map((_, index) => index + 1).join(', ')
  const group = `arrayJoin(arrayMap(stage -> ${bucketSql} + transform(stage, [${names}], [${numbers}], 255), stages))`
  const common = { siteIds, selected, currency, params: { starts } }
  const [whole, byStage] = await Promise.all([
    figures(warehouse, { ...common, metrics: metricNames, group: bucketSql }, options),
    figures(warehouse, { ...common, metrics: reached, group, isZeroWhole: true }, options),
  ])
  const of = ({ groups }: typeof whole) => new Map(groups.map((one) => [one.group, one.figures]))
  const [days, stages] = [of(whole), of(byStage)]
  return starts.map((at) => ({
    at,
    figures: days.get(at) ?? none,
    stages: stageNames.map((stage, index) => {
      const count = (name: (typeof reached)[number]) => stages.get(at + index + 1)?.[name] ?? 0
      return { stage, visitors: count('visitors'), sessions: count('sessions'), revenue: count('revenue') }
    }),
  }))
}
