import {
  defineQuery,
  eventSelection,
  readEventRow,
  readSessionRow,
  type StoredEvent,
  type StoredSession,
  sessionSelection,
  type Warehouse,
} from '@sojourn/warehouse'

const allSessions = defineQuery<{ site: string }, StoredSession>({
  name: 'test-all-sessions',
  sql: 'SELECT /* :columns */ * FROM sessions FINAL WHERE site_id = {site:String} ORDER BY session_id',
  holes: { columns: sessionSelection },
  read: readSessionRow,
})

const allEvents = defineQuery<{ site: string }, StoredEvent>({
  name: 'test-all-events',
  sql: 'SELECT /* :columns */ * FROM events WHERE site_id = {site:String} ORDER BY session_id, ts, sequence, event_id',
  holes: { columns: eventSelection },
  read: readEventRow,
})

/** Every session row of a site that counts. */
export const readSessions = (warehouse: Warehouse, site: string) => allSessions(warehouse, { site })

/** Every event of a site. */
export const readEvents = (warehouse: Warehouse, site: string) => allEvents(warehouse, { site })
