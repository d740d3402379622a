import { defineQuery, type ReadOptions, type TimeRange, type Warehouse } from '@sojourn/warehouse'
import { storeInstant } from '../store-instant.ts'
import type { Frame, Span, Stretch } from './frame.ts'
import { keptRange } from './kept-range.ts'
import sql from './span.sql?raw'

const question = defineQuery<Record<string, unknown>, Span>({
  name: 'span',
  sql,
  read: ([first, last, doubts]) => ({
    first: first as number,
    last: last as number,
    isDoubtful: doubts !== 0,
  }),
})

/**
 * A frame that knows where its sessions lie in the store: for questions about events. Each query of a question looks that
 * up by itself otherwise, which is half of what planning a small one takes, and reads all sessions. Where answers are
 * remembered, the range is in parts as well, so that those about the past can be.
 */
export async function withSpan(warehouse: Warehouse, frame: Frame, options: ReadOptions): Promise<Frame> {
  if (frame.span) return frame
  const { siteIds, from, to } = frame
  const find = async (range: TimeRange, within?: TimeRange): Promise<Stretch> => {
    const params = { sites: siteIds, from: storeInstant(range.from), to: storeInstant(range.to) }
    const [span] = await question(warehouse, params, { ...options, ...(within ? { within } : {}) })
    if (!span) throw new Error('the store did not say where sessions lie')
    return { ...range, span }
  }
  const kept = options.remember && keptRange(frame)
  if (!kept) return { ...frame, span: (await find({ from, to })).span }
  const rest = [
    { from, to: kept.from },
    { from: kept.to, to },
  ].filter((range) => range.from < range.to)
  const [known, ...others] = await Promise.all([find(kept, kept), ...rest.map((range) => find(range))])
  const all = [known, ...others].map(({ span }) => span)
  const span = {
    first: Math.min(...all.map(({ first }) => first)),
    last: Math.max(...all.map(({ last }) => last)),
    isDoubtful: all.some(({ isDoubtful }) => isDoubtful),
  }
  return { ...frame, span, cut: { kept: known, rest: others } }
}
