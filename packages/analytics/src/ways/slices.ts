import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import type { Frame } from '../frame/frame.ts'
import type { SelectedSessions } from '../frame/select-sessions.ts'
import { sessionSql } from '../frame/session-keys.ts'
import { storeInstant } from '../store-instant.ts'
import sizeSql from './events-in-range.sql?raw'

/** Parts of a range by the anchors of sessions: ways are gathered from one after the other. */
export interface Slices {
  /** Conditions on rows of `events` and of `sessions`; each session is in one of them. */
  readonly conditions: readonly string[]
  /** Of a statement that reads several. */
  readonly settings: Readonly<Record<string, string>>
  readonly isDoubtful: boolean
}

/** What so many events take in memory stays far below where groups go to disk. */
const sliceEvents = 600_000
const slicesMax = 64

/** Branches of a union are read one after the other, as many at once as there are threads: since ClickHouse 26.5. */
const setting = 'max_streams_for_union_step_to_max_threads_ratio'

const size = defineQuery<Record<string, unknown>, { events: number; isKnown: boolean }>({
  name: 'events-in-range',
  sql: sizeSql,
  read: ([events, ratio]) => ({ events: events as number, isKnown: ratio !== '' }),
})

/** Everything at once. */
export const wholeRange: Slices = { conditions: ['true'], settings: {}, isDoubtful: false }

/**
 * How the range of a frame is best cut, for so many events to be gathered at once where they come evenly. Only where all sessions of the range are chosen: what filters and segments look up
 * would be looked up for each slice.
 */
export async function readSlices(
  warehouse: Warehouse,
  frame: Frame,
  options: ReadOptions,
  eventsAtOnce = sliceEvents,
): Promise<Slices> {
  const { siteIds, from, to, until = to, filters, segment, span: known } = frame
  if (filters.length > 0 || segment) return wholeRange
  const params = { sites: siteIds, from: storeInstant(from), to: storeInstant(until), setting }
  const [found] = await size(warehouse, params, options)
  const count = Math.min(slicesMax, Math.ceil((found?.events ?? 0) / eventsAtOnce))
  if (!known || !found?.isKnown || count < 2) return wholeRange
  const borders = Array.from(
    { length: count - 1 },
    (_, index) => known.first + Math.round(((known.last - known.first) * (index + 1)) / count),
  )
  const at = (border: number) => `toDateTime(${border}, 'UTC')`
  const conditions = Array.from({ length: count }, (_, index) => {
    const [first, end] = [borders[index - 1], borders[index]]
    const parts = [
      ...(first === undefined ? [] : [`session_at >= ${at(first)}`]),
      ...(end === undefined ? [] : [`session_at < ${at(end)}`]),
    ]
    return parts.join(' AND ')
  })
  return { conditions, settings: { [setting]: '1' }, isDoubtful: known.isDoubtful }
}

/** The events of the chosen sessions of a slice, as a condition on rows of `events`. */
export function eventsOfSlice(
  { conditions, isDoubtful }: Slices,
  slice: string,
  { holes }: SelectedSessions,
  siteIds: readonly string[],
): string {
  if (conditions.length === 1) return holes.chosenEvents
  if (!isDoubtful) return `${holes.chosenEvents} AND ${slice}`
  const key = sessionSql(siteIds)
  const chosen = `SELECT ${key} FROM sessions FINAL WHERE ${holes.chosen} AND ${slice}`
  return `${holes.nearEvents} AND ${slice} AND (${key}) IN (${chosen})`
}
