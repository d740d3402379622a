import { defineQuery, type ReadOptions, type TimeRange, type Warehouse } from '@sojourn/warehouse'
import { storeInstant } from '../store-instant.ts'
import type { Frame, Span, Stretch } from './frame.ts'
import { keptRange } from './kept-range.ts'
import sql from './span.sql?raw'

interface Found extends Span {
  /** Unix milliseconds; where nothing started lately, anything before that. */
  readonly lastStart: number
}

const question = defineQuery<Record<string, unknown>, Found>({
  name: 'span',
  sql,
  read: ([first, last, doubts, lastStart]) => ({
    first: first as number,
    last: last as number,
    isDoubtful: doubts !== 0,
    lastStart: lastStart as number,
  }),
})

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/**
 * A frame that knows where its sessions lie in the store: for questions about events. Each query of a question looks that
 * up by itself otherwise, which is half of what planning a small one takes, and reads all sessions. Where answers are
 * remembered, the range is in parts as well, so that those about the past can be; and one that ends now or later ends with
 * the day if nothing starts in between, so that the clock alone changes no statement.
 */
export async function withSpan(warehouse: Warehouse, frame: Frame, options: ReadOptions): Promise<Frame> {
  if (frame.span) return frame
  const { siteIds, from, to, now } = frame
  const ask = async (range: TimeRange, recent: number): Promise<Found> => {
    const [from, to] = [storeInstant(range.from), storeInstant(range.to)]
    const params = { sites: siteIds, from, to, recent: storeInstant(recent) }
    const [found] = await question(warehouse, params, { ...options, within: range })
    if (!found) throw new Error('the store did not say where sessions lie')
    return found
  }
  const find = async (range: TimeRange): Promise<Stretch> => {
    if (options.remember && range.to === to && to >= now) {
      const later = { from: range.from, to: (Math.floor(to / dayMs) + 1) * dayMs }
      const { lastStart, ...span } = await ask(later, Math.floor(now / hourMs) * hourMs)
      if (lastStart < to) return { ...later, span }
    }
    const { lastStart: _, ...span } = await ask(range, range.to)
    return { ...range, span }
  }
  const kept = options.remember && keptRange(frame)
  const parts = kept
    ? [kept, { from, to: kept.from }, { from: kept.to, to }].filter((range) => range.from < range.to)
    : [{ from, to }]
  const [known, ...others] = await Promise.all(parts.map(find))
  if (!known) throw new Error('a range has a part')
  const all = [known, ...others]
  const span = {
    first: Math.min(...all.map(({ span }) => span.first)),
    last: Math.max(...all.map(({ span }) => span.last)),
    isDoubtful: all.some(({ span }) => span.isDoubtful),
  }
  const until = Math.max(...all.map(({ to }) => to))
  return { ...frame, span, until, ...(kept ? { cut: { kept: known, rest: others } } : {}) }
}
