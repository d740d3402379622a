import {
  defineQuery,
  eventSelection,
  readEventRow,
  type StoredEvent,
  type Warehouse,
} from '@sojourn/warehouse'
import { storeInstant } from '../store-instant.ts'
import sql from './session-events.sql?raw'

/** The place of an event in its session; `timestamp` in unix milliseconds. */
export interface EventPlace {
  readonly timestamp: number
  readonly sequence: number
  readonly eventId: string
}

const events = defineQuery<Record<string, unknown>, StoredEvent>({
  name: 'session-events',
  sql,
  holes: { columns: eventSelection },
  read: readEventRow,
})

const afterSql =
  '(ts, sequence, event_id) > ' +
  "(fromUnixTimestamp64Milli({afterAt:Int64}, 'UTC'), {afterSequence:Int64}, {afterId:String})"

/**
 * Events of one session by time, sequence and event id, at most `limit`; those after a place where one is given.
 * `sessionAt` is the session's anchor in unix milliseconds.
 */
export async function sessionEvents(
  warehouse: Warehouse,
  siteId: string,
  { sessionId, sessionAt }: { readonly sessionId: string; readonly sessionAt: number },
  { after, limit }: { readonly after?: EventPlace | undefined; readonly limit: number },
): Promise<{ events: StoredEvent[]; hasMore: boolean }> {
  const params = { site: siteId, anchor: storeInstant(sessionAt) / 1000, id: sessionId, limit: limit + 1 }
  const rows = await (after === undefined
    ? events(warehouse, params)
    : events(
        warehouse,
        {
          ...params,
          afterAt: storeInstant(after.timestamp),
          afterSequence: after.sequence,
          afterId: after.eventId,
        },
        { holes: { after: afterSql } },
      ))
  return { events: rows.slice(0, limit), hasMore: rows.length > limit }
}
