import {
  defineQuery,
  eventSelection,
  readEventRow,
  type StoredEvent,
  type Warehouse,
} from '@sojourn/warehouse'
import { keysWhere } from '../session-places.ts'
import { storeInstant } from '../store-instant.ts'
import { rangeParams, type TimeRange } from '../time-range.ts'
import sql from './user-events.sql?raw'

/** An event and its position in its session, from 1. */
export interface StepOfUser {
  readonly step: number
  readonly event: StoredEvent
}

/** The place of an event in the life of a user; `timestamp` in unix milliseconds. */
export interface LifePlace {
  readonly timestamp: number
  readonly siteId: string
  readonly sessionId: string
  readonly sequence: number
  readonly eventId: string
}

/** What the events of a life are put in order by. */
const order = ['ts', 'site_id', 'session_id', 'sequence', 'event_id']
const placeSql =
  "(fromUnixTimestamp64Milli({afterAt:Int64}, 'UTC'), {afterSite:String}, {afterSession:String}, {afterSequence:Int64}, {afterId:String})"

const events = defineQuery<Record<string, unknown>, StepOfUser>({
  name: 'user-events',
  sql,
  holes: { columns: eventSelection },
  read: ([step, ...cells]) => ({ step: step as number, event: readEventRow(cells) }),
})

/**
 * The events of all sessions of a user that happened in a range, by time: also the earlier, anonymous ones of visitors that
 * were identified as the user later. At most `limit`; those after a place where one is given.
 */
export async function userEvents(
  warehouse: Warehouse,
  siteIds: readonly string[],
  userId: string,
  range: TimeRange,
  page: { readonly limit: number; readonly after?: LifePlace | undefined; readonly isAscending: boolean },
): Promise<{ events: StepOfUser[]; hasMore: boolean }> {
  const { limit, after, isAscending } = page
  const rows = await events(
    warehouse,
    {
      sites: siteIds,
      userId,
      ...rangeParams(range),
      limit: limit + 1,
      ...(after
        ? {
            afterAt: storeInstant(after.timestamp),
            afterSite: after.siteId,
            afterSession: after.sessionId,
            afterSequence: after.sequence,
            afterId: after.eventId,
          }
        : {}),
    },
    {
      holes: {
        place: keysWhere(['user_id = {userId:String}']),
        order: order.map((column) => `${column} ${isAscending ? 'ASC' : 'DESC'}`).join(', '),
        after: after ? `(${order.join(', ')}) ${isAscending ? '>' : '<'} ${placeSql}` : 'true',
      },
    },
  )
  return { events: rows.slice(0, limit), hasMore: rows.length > limit }
}
