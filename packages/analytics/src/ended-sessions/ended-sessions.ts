import { sessionTimeoutMs } from '@sojourn/contract'
import { defineQuery, type SessionKey, type Warehouse } from '@sojourn/warehouse'
import sql from './ended-sessions.sql?raw'

/** A session that ended, and when, in unix milliseconds. */
export interface EndedSession extends SessionKey {
  readonly at: number
}

const ended = defineQuery<Record<string, unknown>, EndedSession>({
  name: 'ended-sessions',
  sql,
  read: ([siteId, sessionAt, sessionId, at]) => ({
    siteId: siteId as string,
    sessionAt: sessionAt as number,
    sessionId: sessionId as string,
    at: at as number,
  }),
})

/** A page of what ended from an instant on, behind the session of this id where it was at that instant, and up to another. */
interface EndedPage {
  readonly from: number
  readonly after: string
  readonly to: number
  readonly limit: number
}

/**
 * Sessions of a site that ended in a time (unix milliseconds), the earliest first. A session that goes on after it had ended
 * ends again.
 */
export const endedSessions = (
  warehouse: Warehouse,
  siteId: string,
  page: EndedPage,
): Promise<EndedSession[]> => ended(warehouse, { site: siteId, ...page, timeout: sessionTimeoutMs })
