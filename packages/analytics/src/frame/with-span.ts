import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import { storeInstant } from '../store-instant.ts'
import type { Frame, Span } from './frame.ts'
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
 * up by itself otherwise, which is half of what planning a small one takes, and reads all sessions.
 */
export async function withSpan(warehouse: Warehouse, frame: Frame, options: ReadOptions): Promise<Frame> {
  const { siteIds, from, to } = frame
  if (frame.span) return frame
  const params = { sites: siteIds, from: storeInstant(from), to: storeInstant(to) }
  const [span] = await question(warehouse, params, options)
  return { ...frame, span }
}
