import {
  defineQuery,
  eventSelection,
  type ReadOptions,
  readEventRow,
  type StoredEvent,
  type Warehouse,
} from '@sojourn/warehouse'
import { type Standing, selectHeardFrom } from '../frame/select-sessions.ts'
import { storeInstant } from '../store-instant.ts'
import sql from './latest-events.sql?raw'

const latest = defineQuery<Record<string, unknown>, StoredEvent>({
  name: 'live-events',
  sql,
  holes: { columns: eventSelection },
  read: readEventRow,
})

const eventsMax = 50
const minuteMs = 60_000
const withinMs = 30 * minuteMs

/**
 * The last events of the last 30 minutes, newest first. Of all sessions `spare` more are asked for, of whole minutes: the
 * question is the same for a while, and may be remembered.
 * @throws QuestionError where a filter or the segment names what does not exist
 */
export async function latestEvents(
  warehouse: Warehouse,
  asked: Standing,
  spare: number,
  options: ReadOptions,
): Promise<StoredEvent[]> {
  const { filters, segment, now } = asked
  const lately = selectHeardFrom(asked, withinMs)
  const params = { ...lately.bindings.params, until: storeInstant(now), limit: eventsMax }
  if (filters.length > 0 || segment) {
    const key = 'site_id, session_at, session_id'
    const ofFitting = `(${key}) IN (SELECT ${key} FROM sessions FINAL WHERE ${lately.chosen})`
    return latest(warehouse, params, { holes: { ofFitting } })
  }
  const minute = Math.floor(now / minuteMs) * minuteMs
  const wide = { since: storeInstant(minute - withinMs), until: storeInstant(minute + minuteMs) }
  const limit = eventsMax + spare
  const found = await latest(warehouse, { ...params, ...wide, limit }, options)
  const known = found.filter(({ timestamp }) => timestamp > now - withinMs && timestamp <= now)
  // Of those that are still to come there were more than were asked for beside.
  if (found.length === limit && known.length < eventsMax) return latest(warehouse, params)
  return known.slice(0, eventsMax)
}
