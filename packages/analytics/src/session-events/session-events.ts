import type { StageName } from '@sojourn/contract'
import type { ShownEvent } from '@sojourn/sessions'
import { defineQuery, type Warehouse } from '@sojourn/warehouse'
import { storeInstant } from '../store-instant.ts'
import sql from './session-events.sql?raw'

/** The place of an event in its session; `timestamp` in unix milliseconds. */
export interface EventPlace {
  readonly timestamp: number
  readonly sequence: number
  readonly eventId: string
}

type Cells = [
  number,
  number,
  string,
  number,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  StageName | '',
  string,
  string,
  string,
  number | null,
  string,
]

type Row = Omit<ShownEvent, 'sessionId'>

const events = defineQuery<Record<string, unknown>, Row>({
  name: 'session-events',
  sql,
  read: (cells) => {
    const [timestamp, sequence, eventId, receivedAt, type, visitorId, userId, ...seen] = cells as Cells
    const [url, path, page, section, stage, title, referrer, properties, revenue, currency] = seen
    return {
      timestamp,
      sequence,
      eventId,
      receivedAt,
      type,
      visitorId,
      userId,
      url,
      path,
      page,
      section,
      stage,
      title,
      source: { referrer },
      properties,
      revenue,
      currency,
    }
  },
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
): Promise<{ events: ShownEvent[]; hasMore: boolean }> {
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
  const shown = rows.slice(0, limit).map((row) => ({ ...row, sessionId }))
  return { events: shown, hasMore: rows.length > limit }
}
