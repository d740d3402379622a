import type { ReadOptions, Warehouse } from '@sojourn/warehouse'
import type { Frame } from '../frame/frame.ts'
import { previousFrame } from '../frame/previous-frame.ts'
import { type TimeSeries, type TimeSeriesAsked, timeSeries } from './time-series.ts'

/**
 * A series, and that of the period before in the same intervals; undefined where the range has no beginning, and where it
 * was not asked for.
 * @throws QuestionError
 */
export async function comparedTimeSeries(
  warehouse: Warehouse,
  frame: Frame,
  asked: TimeSeriesAsked,
  { isCompared, options }: { readonly isCompared: boolean; readonly options: ReadOptions },
): Promise<{ current: TimeSeries; previous: TimeSeries | undefined }> {
  const current = await timeSeries(warehouse, frame, asked, options)
  const before = isCompared ? previousFrame(frame) : undefined
  const { interval } = current
  return {
    current,
    previous: before && (await timeSeries(warehouse, before, { ...asked, interval }, options)),
  }
}
