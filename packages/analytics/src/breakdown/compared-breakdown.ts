import type { ReadOptions, Warehouse } from '@sojourn/warehouse'
import { type Figures, nothing } from '../figures/tally.ts'
import type { Frame } from '../frame/frame.ts'
import { previousFrame } from '../frame/previous-frame.ts'
import { metrics } from '../metrics/index.ts'
import { breakdown } from './breakdown.ts'
import type { Breakdown, BreakdownAsked } from './breakdown-question.ts'

/** The figures of the period before, of the same values. */
interface Before {
  readonly rows: ReadonlyMap<string | null, Figures>
  readonly other: Figures
  readonly total: Figures
}

/**
 * A break-down, and the same values in the period before; undefined where the range has no beginning, and where it was not
 * asked for.
 * @throws QuestionError
 */
export async function comparedBreakdown(
  warehouse: Warehouse,
  frame: Frame,
  asked: BreakdownAsked,
  { isCompared, options }: { readonly isCompared: boolean; readonly options: ReadOptions },
): Promise<{ current: Breakdown; previous: Before | undefined }> {
  const current = await breakdown(warehouse, frame, asked, options)
  const before = isCompared ? previousFrame(frame) : undefined
  if (!before) return { current, previous: undefined }
  const values = current.rows.map(({ value }) => value)
  const { rows, other, total } = await breakdown(warehouse, before, { ...asked, values }, options)
  const none = nothing(asked.metrics.flatMap((name) => metrics.get(name) ?? []))
  const known = new Map(rows.map(({ value, figures }) => [value, figures]))
  return {
    current,
    previous: { rows: new Map(values.map((value) => [value, known.get(value) ?? none])), other, total },
  }
}
