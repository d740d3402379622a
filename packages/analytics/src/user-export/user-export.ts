import {
  defineQuery,
  eventSelection,
  type Identity,
  readEventRow,
  readSessionRow,
  type StoredEvent,
  type StoredSession,
  sessionSelection,
  type Warehouse,
} from '@sojourn/warehouse'
import { keysWhere } from '../session-places.ts'
import { streamSettings } from '../stream-settings.ts'
import eventsSql from './events-of-user.sql?raw'
import identitiesSql from './identities-of-user.sql?raw'
import sessionsSql from './sessions-of-user.sql?raw'

interface Whose extends Record<string, unknown> {
  readonly sites: readonly string[]
  readonly userId: string
}

const identities = defineQuery<Whose, Identity>({
  name: 'identities-of-user',
  sql: identitiesSql,
  read: ([siteId, visitorId, userId, seenAt]) => ({
    siteId: siteId as string,
    visitorId: visitorId as string,
    userId: userId as string,
    seenAt: seenAt as number,
  }),
})
const place = keysWhere(['user_id = {userId:String}'])
const sessions = defineQuery<Whose, StoredSession>({
  name: 'sessions-of-user',
  sql: sessionsSql,
  holes: { columns: sessionSelection, place },
  read: readSessionRow,
})
const events = defineQuery<Whose, StoredEvent>({
  name: 'events-of-user',
  sql: eventsSql,
  holes: { columns: eventSelection, place },
  read: readEventRow,
})

/** A piece of what is stored of a person. */
export type UserRecord =
  | { readonly kind: 'identity'; readonly identity: Identity }
  | { readonly kind: 'session'; readonly stored: StoredSession }
  | { readonly kind: 'event'; readonly event: StoredEvent }

/**
 * All that is stored of a user, in bounded memory: the visitors that were seen as the user, the user's sessions, then the
 * events that name the user or, in these sessions, nobody.
 */
export async function* userExport(
  warehouse: Warehouse,
  siteIds: readonly string[],
  userId: string,
): AsyncGenerator<UserRecord> {
  const whose = { sites: siteIds, userId }
  const settings = { settings: streamSettings }
  for (const identity of await identities(warehouse, whose)) yield { kind: 'identity', identity }
  for await (const stored of sessions.stream(warehouse, whose, settings)) yield { kind: 'session', stored }
  for await (const event of events.stream(warehouse, whose, settings)) yield { kind: 'event', event }
}
