import { defineQuery } from '../define-query.ts'
import type { SessionKey } from '../rows/session-row.ts'
import sql from './unsettled-sessions.sql?raw'

/** Sessions with something received since `since` (unix milliseconds) whose row does not say what their events say. */
export const unsettledSessions = defineQuery<{ since: number }, SessionKey>({
  name: 'unsettled-sessions',
  sql,
  isUpkeep: true,
  read: ([siteId, sessionAt, sessionId]) => ({
    siteId: siteId as string,
    sessionAt: sessionAt as number,
    sessionId: sessionId as string,
  }),
})
