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

const orderSql = 'site_id, session_at, session_id, ts, sequence, event_id'

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
  const params = {
    site: siteId,
    anchor: storeInstant(sessionAt) / 1000,
    id: sessionId,
    limit: limit + 1,
    ...(after && {
      afterAt: storeInstant(after.timestamp),
      afterSequence: after.sequence,
      afterId: after.eventId,
    }),
  }
  const holes: Record<string, string> = after ? { after: afterSql } : {}
  let rows = await events(warehouse, params, { holes })
  if (rows.length > limit) rows = await events(warehouse, params, { holes: { ...holes, order: orderSql } })
  else rows.sort(inOrder)
  const shown = rows.slice(0, limit).map((row) => ({ ...row, sessionId }))
  return { events: shown, hasMore: rows.length > limit }
}

/** The order of the store, which compares ids by their bytes. */
const inOrder = (one: Row, other: Row): number =>
  one.timestamp - other.timestamp ||
  one.sequence - other.sequence ||
  Buffer.compare(Buffer.from(one.eventId), Buffer.from(other.eventId))
