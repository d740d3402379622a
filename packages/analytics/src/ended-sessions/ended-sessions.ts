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

/**
 * Sessions of a site that ended after `from` and up to `to` (unix milliseconds), the earliest first. A session that goes on
 * after it had ended ends again.
 */
export const endedSessions = (
  warehouse: Warehouse,
  siteId: string,
  { from, to, limit }: { readonly from: number; readonly to: number; readonly limit: number },
): Promise<EndedSession[]> => ended(warehouse, { site: siteId, from, to, limit, timeout: sessionTimeoutMs })
