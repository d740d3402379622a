import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import { storeInstant } from '../store-instant.ts'
import type { Frame } from './frame.ts'
import sql from './span.sql?raw'

const question = defineQuery<Record<string, unknown>, readonly [first: number, last: number]>({
  name: 'span',
  sql,
  read: ([first, last]) => [first as number, last as number],
})

/**
 * A frame that knows where its sessions lie in the store. Each query of a question looks that up by itself otherwise, which
 * is half of what planning a small one takes: worth asking once where a question has several.
 */
export async function withSpan(warehouse: Warehouse, frame: Frame, options: ReadOptions): Promise<Frame> {
  const { siteIds, from, to } = frame
  const params = { sites: siteIds, from: storeInstant(from), to: storeInstant(to) }
  const [span] = await question(warehouse, params, options)
  return { ...frame, span }
}
