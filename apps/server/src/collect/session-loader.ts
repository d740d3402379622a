import { addChange, addEvent, openFold, readAgain, type SiteRules } from '@sojourn/sessions'
import {
  changesOfSessions,
  eventsOfSessions,
  type Identity,
  identitiesOf,
  type SessionKey,
  type StoredEvent,
  sessionAnchors,
  type Warehouse,
} from '@sojourn/warehouse'
import { type HotSession, sessionKey } from './hot-sessions.ts'
import { visitorKey } from './identities.ts'

/** Ids in one question: keeps its text far below the store's limits. */
const idsMax = 500

/** Where a session lies and what of it its events do not say. */
export type LoadKey = SessionKey & { readonly visitKey: string; readonly lastSeenAt: number }

/** Finds sessions by id. What it does not answer was never there. */
export async function findSessions(
  warehouse: Warehouse,
  wanted: readonly { siteId: string; sessionId: string }[],
): Promise<LoadKey[]> {
  const keys = new Set(wanted.map((one) => sessionKey(one.siteId, one.sessionId)))
  const found: LoadKey[] = []
  for (const part of parts(wanted)) {
    const sites = [...new Set(part.map((one) => one.siteId))]
    const anchors = await sessionAnchors(warehouse, { sites, ids: part.map((one) => one.sessionId) })
    found.push(...anchors.filter((anchor) => keys.has(sessionKey(anchor.siteId, anchor.sessionId))))
  }
  return found
}

/** A session as it was loaded, and the users that its visitors were seen as, once each, at the earliest. */
interface LoadedSession {
  readonly session: HotSession
  readonly sightings: Identity[]
}

/**
 * Folds sessions from their stored events and changes, their pages read by today's rules. They come back in the order of
 * the keys.
 */
export async function loadSessions(
  warehouse: Warehouse,
  keys: readonly LoadKey[],
  rulesOf: (siteId: string) => SiteRules,
): Promise<LoadedSession[]> {
  const loaded = new Map<string, LoadedSession>()
  for (const key of keys)
    loaded.set(anchoredKey(key), { session: emptySession(key, rulesOf(key.siteId)), sightings: [] })
  for (const part of parts(keys)) {
    const lists = {
      sites: [...new Set(part.map((key) => key.siteId))],
      anchors: [...new Set(part.map((key) => key.sessionAt / 1000))],
      ids: part.map((key) => key.sessionId),
    }
    const [events, changes] = await Promise.all([
      eventsOfSessions(warehouse, lists),
      changesOfSessions(warehouse, lists),
    ])
    for (const event of events) {
      const one = loaded.get(anchoredKey(event))
      if (one) addStored(one, readAgain(event, rulesOf(event.siteId)))
    }
    for (const change of changes) {
      const one = loaded.get(anchoredKey(change))
      if (one) addChange(one.session.fold, change)
    }
  }
  return [...loaded.values()]
}

/** Events come in order, so the first sighting of a pair is the earliest. */
function addStored({ session, sightings }: LoadedSession, event: StoredEvent): void {
  addEvent(session.fold, event)
  session.visitKey ||= event.visitKey
  const { siteId, visitorId, userId, timestamp: seenAt } = event
  if (!visitorId || !userId) return
  if (sightings.some((one) => one.visitorId === visitorId && one.userId === userId)) return
  sightings.push({ siteId, visitorId, userId, seenAt })
}

/** What the store knows of visitors, by visitor. */
export async function loadIdentities(
  warehouse: Warehouse,
  visitors: readonly { siteId: string; visitorId: string }[],
): Promise<Map<string, Identity[]>> {
  const known = new Map<string, Identity[]>()
  for (const part of parts(visitors)) {
    const sites = [...new Set(part.map((one) => one.siteId))]
    const pairs = await identitiesOf(warehouse, { sites, visitors: part.map((one) => one.visitorId) })
    for (const pair of pairs) {
      const key = visitorKey(pair.siteId, pair.visitorId)
      known.set(key, [...(known.get(key) ?? []), pair])
    }
  }
  return known
}

/** A session in memory of which nothing is known but its key. */
export function emptySession(key: LoadKey, rules: SiteRules): HotSession {
  return {
    key: sessionKey(key.siteId, key.sessionId),
    siteId: key.siteId,
    sessionId: key.sessionId,
    sessionAt: key.sessionAt,
    visitKey: key.visitKey,
    fold: openFold(key.siteId, key.sessionId, key.sessionAt),
    rules,
    lastSeenAt: key.lastSeenAt,
    identity: undefined,
  }
}

const anchoredKey = (key: SessionKey): string => `${key.siteId} ${key.sessionAt} ${key.sessionId}`

function* parts<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += idsMax) yield items.slice(start, start + idsMax)
}
