import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import type { Frame } from '../frame/frame.ts'
import { selectSessions } from '../frame/select-sessions.ts'
import sql from './day-stamps.sql?raw'

const stamps = defineQuery<Record<string, unknown>, readonly [number, string]>({
  name: 'day-stamps',
  sql,
  isUpkeep: true,
  read: ([at, stamp]) => [at as number, stamp as string],
})

/**
 * What the days of a frame are told from, by where they begin (unix milliseconds), for those that have sessions. As long as
 * the stamp of a day is the same, so are its figures: whatever changes a session gives its row another version. It reads the
 * keys of sessions and nothing else.
 */
export async function dayStamps(
  warehouse: Warehouse,
  frame: Frame,
  starts: readonly number[],
  options: ReadOptions = {},
): Promise<Map<number, string>> {
  const { holes, bindings } = selectSessions(frame)
  return new Map(await stamps(warehouse, { ...bindings.params, starts }, { ...options, holes }))
}
