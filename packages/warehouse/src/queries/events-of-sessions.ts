import { defineQuery } from '../define-query.ts'
import { eventSelection, readEventRow } from '../rows/event-row.ts'
import sql from './events-of-sessions.sql?raw'

/** Lists that name sessions: the sites, the anchors in unix seconds, and the ids. */
export interface SessionLists extends Record<string, unknown> {
  sites: string[]
  anchors: number[]
  ids: string[]
}

/** All events of some sessions, by session and in order. */
export const eventsOfSessions = defineQuery<SessionLists, ReturnType<typeof readEventRow>>({
  name: 'events-of-sessions',
  sql,
  isUpkeep: true,
  holes: { columns: eventSelection },
  read: readEventRow,
})
