import { defineQuery } from '../define-query.ts'
import sql from './session-anchors.sql?raw'

/** Where a session lies, and what of it is not in its events. */
export interface SessionAnchor {
  readonly siteId: string
  readonly sessionId: string
  /** In unix milliseconds. */
  readonly sessionAt: number
  readonly visitKey: string
  /** In unix milliseconds; 0 where unknown. */
  readonly lastSeenAt: number
}

/** Where the sessions with these ids lie, on these sites; ids that never were are left out. */
export const sessionAnchors = defineQuery<{ sites: string[]; ids: string[] }, SessionAnchor>({
  name: 'session-anchors',
  sql,
  isUpkeep: true,
  read: ([siteId, sessionId, sessionAt, visitKey, lastSeenAt]) => ({
    siteId: siteId as string,
    sessionId: sessionId as string,
    sessionAt: sessionAt as number,
    visitKey: visitKey as string,
    lastSeenAt: lastSeenAt as number,
  }),
})
