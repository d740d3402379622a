import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import type { Frame } from '../frame/frame.ts'
import { selectActive } from '../frame/select-sessions.ts'
import { sessionsHere } from '../live/sessions-here.ts'
import sql from './active-now.sql?raw'

const count = defineQuery<Record<string, unknown>, number>({
  name: 'active-now',
  sql,
  read: ([count]) => count as number,
})

/** Rows of sessions that are read one by one where all count; more are counted by the store. */
const rowsMax = 300

/**
 * How many sessions that fit were heard from within 90 seconds and ended by nobody. Of all sessions that is told from what was
 * answered before and the clock, while nothing is written.
 * @throws QuestionError where a filter or the segment names what does not exist
 */
export async function activeNow(
  warehouse: Warehouse,
  frame: Frame,
  options: ReadOptions,
  rowsAtOnce = rowsMax,
): Promise<number> {
  const isChosen = frame.filters.length > 0 || frame.segment !== undefined
  const here = isChosen ? undefined : await sessionsHere(warehouse, frame, rowsAtOnce, options)
  if (here) return here.length
  const { bindings, chosen } = selectActive(frame)
  const [counted = 0] = await count(warehouse, bindings.params, { ...options, holes: { chosen } })
  return counted
}
