import { defineQuery, type SessionKey, type Warehouse } from '@sojourn/warehouse'
import sql from './received-events.sql?raw'

/** Which event it was; times in unix milliseconds. */
export interface ReceivedEvent extends SessionKey {
  readonly eventId: string
  readonly type: string
  readonly timestamp: number
  readonly receivedAt: number
}

const received = defineQuery<Record<string, unknown>, ReceivedEvent>({
  name: 'received-events',
  sql,
  read: ([siteId, sessionAt, sessionId, eventId, type, timestamp, receivedAt]) => ({
    siteId: siteId as string,
    sessionAt: sessionAt as number,
    sessionId: sessionId as string,
    eventId: eventId as string,
    type: type as string,
    timestamp: timestamp as number,
    receivedAt: receivedAt as number,
  }),
})

/** A page of what was received from an instant on, behind an event of that instant, and up to another. */
interface ReceivedPage {
  readonly from: number
  readonly afterSession: string
  readonly afterEvent: string
  readonly to: number
  readonly limit: number
}

/**
 * Events of these types that were received in a time (unix milliseconds), in order of receipt. Without those that are older
 * than a day when they come: an import of the past is no news.
 */
export const receivedEvents = (
  warehouse: Warehouse,
  siteId: string,
  types: readonly string[],
  page: ReceivedPage,
): Promise<ReceivedEvent[]> => received(warehouse, { site: siteId, types, ...page })
